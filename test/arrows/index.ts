import { join } from 'node:path';
import { wrongArrows } from './check';

/** Prints every wrong arrow of the repository; exit status 1 where there is one. */
const found = wrongArrows(join(__dirname, '../..'));
for (const { file, to, why } of found) process.stdout.write(`${file} → ${to}: ${why}\n`);
process.stdout.write(`${found.length} wrong arrows\n`);
process.exitCode = found.length > 0 ? 1 : 0;
