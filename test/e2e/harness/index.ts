export { auditPage, REPORTS } from './audit';
export { type Cloud, startCloud } from './cloud';
export { openBrowser, openPhone, type Phone, SCREEN } from './phone';
