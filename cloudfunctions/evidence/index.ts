/** The function that takes files, called by residents and staff: apart from theirs, so that those start without its libraries. */
import { entryOf } from '../core';
import { evidenceTable } from './table';

export { clean } from './clean';
export { evidenceTable };
export const main = entryOf(evidenceTable);
