/** The function that residents call. */
import { entryOf } from '../core/handle';
import { residentTable } from './table';

export { residentTable };
export const main = entryOf(residentTable);
