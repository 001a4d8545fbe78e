/** The rules of 兰州市城乡居民基本医疗保险实施细则, a file for each idea. */
export { chronicDisease } from './chronic-disease';
export { enrol, windowsFor } from './enrolment';
export { inpatient } from './inpatient';
export { coverNewborn } from './newborn';
export { outpatient } from './outpatient';
export { twoDisease } from './two-disease';
