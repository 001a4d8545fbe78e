/** The function that takes files, called by residents and staff: of its own, so that theirs start without its libraries. */
import { entryOf } from '../core';
import { evidenceTable } from './table';

export { clean } from './clean';
export { evidenceTable };
export const main = entryOf(evidenceTable);
