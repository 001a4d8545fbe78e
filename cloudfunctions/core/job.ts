import type { CallError } from '@jiayibao/shared/contract/resident';
import { refusalOf, served } from './entry';
import { Refusal } from './refusal';
import type { LogLine, Services } from './services';

/**
 * Work that a timer starts: its timer in cloudbaserc.json has the job's name. Timers come late, twice or at once, and a
 * function may be ended anywhere: a job finds out by itself what there is to do, does it in steps that each hold, and
 * run again changes nothing that is done.
 */
export interface Job {
  /** What it does, in a sentence. */
  what: string;
  /** Gives what it did, in numbers, for the log. */
  run(services: Services): Promise<Record<string, number>>;
}

export type Jobs = Readonly<Record<string, Job>>;

/** What a job's run answers. */
export type JobReply =
  | { ok: true; data: Record<string, number>; requestId: string }
  | { ok: false; error: CallError; requestId: string };

/** What the function of timers exports: runs the job that the timer is named for, and never throws. */
export function entryOfJobs(jobs: Jobs): (event: unknown) => Promise<JobReply> {
  return served((event, services) => runJob(jobs, event, services));
}

/** Runs one job by a timer's event, `{Type: "Timer", TriggerName}`, with one line of log. */
export async function runJob(jobs: Jobs, event: unknown, services: Services): Promise<JobReply> {
  const requestId = services.randomness.id();
  const began = services.clock.now();
  const line: LogLine = { requestId };
  try {
    // Timers are nobody; whoever has a name here is a phone that called the function by it.
    if (services.caller() !== null) throw new Refusal('NOT_ALLOWED');
    const name = nameIn(event);
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
    if (!job) throw new Refusal('UNKNOWN_ACTION');
    line.job = name;
    const data = await job.run(services);
    services.log({ ...line, outcome: 'OK', ...data, ms: services.clock.now() - began });
    return { ok: true, data, requestId };
  } catch (thrown) {
    const { error } = refusalOf(thrown, line);
    services.log({ ...line, outcome: error.code, ms: services.clock.now() - began });
    return { ok: false, error, requestId };
  }
}

function nameIn(event: unknown): string {
  const { Type, TriggerName } = (event ?? {}) as { Type?: unknown; TriggerName?: unknown };
  return Type === 'Timer' && typeof TriggerName === 'string' ? TriggerName : '';
}
