/** The function that residents call. */
import { entryOf, residentTable } from '../core';

export const main = entryOf(residentTable);
