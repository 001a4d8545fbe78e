import type { AgencyAction, AgencyInputOf, AgencyOutputOf, QueueRow } from '@jiayibao/shared/contract/agency';
import type { World } from './run';

const MINUTE = 60_000;

/** What the agency does: decides what lies there, and stops payments once in a while. */
export class Desk {
  constructor(private readonly world: World) {}

  /** Decides what lies there, every few minutes, until a time. */
  async decide(until: number): Promise<void> {
    const { schedule, random } = this.world;
    while (schedule.now < until) {
      await schedule.sleep(random.int(MINUTE, 4 * MINUTE));
      const queue = await this.call('queue.read', { shelf: 'open' });
      for (const row of queue?.rows ?? []) await this.decideOne(row);
    }
  }

  /** Stops payments for a while. */
  async stop(): Promise<void> {
    const { schedule, random } = this.world;
    await schedule.sleep(random.int(0, 6 * MINUTE));
    await this.switchTo('stop.throw');
    await schedule.sleep(random.int(MINUTE, 4 * MINUTE));
    await this.switchTo('stop.lift');
  }

  private async decideOne({ caseId, revision }: QueueRow): Promise<void> {
    const { random } = this.world;
    const taken = await this.call('case.take', { caseId, revision });
    if (!taken) return;
    const step = { caseId, revision: taken.revision };
    const approves = taken.may.includes('approve') && taken.obstacle === null;
    if (approves && (taken.kind === 'paymentDifference' || random.chance(0.9)))
      await this.call('case.approve', step);
    else {
      const reason = taken.kind === 'paymentDifference' ? 'settledElsewhere' : 'noGround';
      await this.call('case.refuse', { ...step, reason, words: '已经核对，不能办理。' });
    }
  }

  private async switchTo(action: 'stop.throw' | 'stop.lift'): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const stop = await this.call('stop.read', {});
      const isThere = stop && (stop.stopped === null) === (action === 'stop.lift');
      if (isThere) return;
      if (stop) await this.call(action, { revision: stop.revision, words: '系统对账，暂停缴费。' });
    }
  }

  private async call<Name extends AgencyAction>(
    action: Name,
    input: AgencyInputOf<Name>,
  ): Promise<AgencyOutputOf<Name> | null> {
    const { cloud, clerk } = this.world;
    const reply = await cloud.agency(clerk, action, input, cloud.newKey());
    return reply?.ok ? (reply.data as AgencyOutputOf<Name>) : null;
  }
}
