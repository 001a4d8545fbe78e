/** The rules of 临夏州城乡居民基本医疗保险州级统筹实施方案, a file for each idea. */
export { chronicDisease } from './chronic-disease';
export { enrol, windowsAround } from './enrolment';
export { inpatient } from './inpatient';
export { coverNewborn } from './newborn';
export { outpatient } from './outpatient';
