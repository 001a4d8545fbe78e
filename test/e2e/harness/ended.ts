import { rmSync } from 'node:fs';
import { BEGUN } from './begun';

/** After all journeys. */
export default function tearDown(): void {
  rmSync(process.env[BEGUN] as string, { recursive: true });
}
