import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variable that tells every worker where this run keeps the data that clouds begin with. */
export const BEGUN = 'JIAYIBAO_BEGUN';

/** Before all journeys. */
export default function setUp(): void {
  process.env[BEGUN] = mkdtempSync(join(tmpdir(), 'jiayibao-begun-'));
}
