/** The rules of 兰州市城乡居民基本医疗保险实施细则, a file for each idea. */
export { chronicDisease } from './chronic-disease';
export { inpatient } from './inpatient';
export { outpatient } from './outpatient';
export { twoDisease } from './two-disease';
