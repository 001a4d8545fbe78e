/**
 * `npm run -s clauses > docs/clauses.md`: what implements each clause of both documents, that it is shown, or why it
 * is no matter for software. Exit status 1 on an id that does not exist and on a clause without an answer.
 */
import { coverage } from './coverage';
import { clausesDocument } from './document';

const found = coverage();
process.stdout.write(clausesDocument(found));
for (const problem of found.problems) process.stderr.write(`${problem}\n`);
if (found.problems.length > 0) process.exitCode = 1;
