export { auditPage, REPORTS } from './audit';
export { type Cloud, startCloud } from './cloud';
export { NEWCOMER } from './newcomer';
export { type Pay, payOf, type Trades } from './pay';
export { openBrowser, openPhone, type Phone, SCREEN } from './phone';
