/** The function that staff of the agency call. */
import { agencyTable, entryOf } from '../core';

export const main = entryOf(agencyTable);
