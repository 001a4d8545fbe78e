export { auditPage, gatherFaults, REPORTS } from './audit';
export { type Cloud, startCloud } from './cloud';
export { NEWCOMER } from './newcomer';
export { type Pay, payOf } from './pay';
export { openBrowser, openPhone, type Phone, SCREEN } from './phone';
