import type { CallError } from '@jiayibao/shared/contract/resident';
import { systemRandomness } from './ports';
import { Refusal } from './refusal';
import { type LogLine, type Services, servicesOf } from './services';

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
  let services: Services | undefined;
  return async (event) => {
    try {
      services ??= servicesOf(process.env);
    } catch (error) {
      // Whoever deploys it has to read which variable is wrong; its value is not in the message.
      console.error(String(error));
      return { ok: false, error: new Refusal('UNAVAILABLE').error, requestId: systemRandomness.id() };
    }
    return runJob(jobs, event, services);
  };
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
    const refusal = thrown instanceof Refusal ? thrown : new Refusal('UNAVAILABLE');
    // An error's message may quote data.
    if (!(thrown instanceof Refusal)) line.failure = thrown instanceof Error ? thrown.name : typeof thrown;
    services.log({ ...line, outcome: refusal.error.code, ms: services.clock.now() - began });
    return { ok: false, error: refusal.error, requestId };
  }
}

function nameIn(event: unknown): string {
  const { Type, TriggerName } = (event ?? {}) as { Type?: unknown; TriggerName?: unknown };
  return Type === 'Timer' && typeof TriggerName === 'string' ? TriggerName : '';
}
