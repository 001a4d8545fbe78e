import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The bootstrap runs before anything is built or compiled, so it is tried in a process of its own. */
const PROGRAM = `
import { patiently } from './local/bootstrap/ground.mjs';
const said = [];
const work = () => new Promise((done) => {
  process.stderr.write = (line) => {
    said.push(line);
    if (said.length === 3) done('done');
    return true;
  };
});
const outcome = await patiently(work, (seconds) => 'for ' + seconds + ' s', 5);
// Were it still telling, the process would not end.
console.log(JSON.stringify([outcome, said]));
`;

test('long work says that it goes on, until it is done', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: join(__dirname, '../../..'),
    encoding: 'utf8',
    timeout: 10_000,
  });
  expect(JSON.parse(output)).toEqual(['done', Array(3).fill(expect.stringMatching(/ for \d+ s\n$/))]);
});
