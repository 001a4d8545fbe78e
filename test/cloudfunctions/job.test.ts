import { type Jobs, runJob } from '@jiayibao/cloudfunctions/core';
import { type Cloud, openCloud } from './cloud';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

const jobs: Jobs = {
  failing: {
    what: 'Fails.',
    run: async () => {
      throw new Error('no such number:\n    at 62012319240507058X');
    },
  },
};

/** Runs a job by its timer; gives the reply and the line of log. */
async function ran(event: unknown) {
  cloud.logged.length = 0;
  const reply = await runJob(jobs, event, { ...cloud.services, caller: () => null });
  return { reply, line: cloud.logged.join() };
}

test('a job that fails is logged with its place, and without the words of the error', async () => {
  const { reply, line } = await ran({ Type: 'Timer', TriggerName: 'failing' });
  expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  expect(JSON.parse(line)).toMatchObject({
    job: 'failing',
    failure: 'Error',
    at: expect.arrayContaining([expect.stringContaining('job.test')]),
  });
  expect(line + JSON.stringify(reply)).not.toContain('62012319240507058X');
});
