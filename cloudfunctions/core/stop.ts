import { agencyActions, type StopView } from '@jiayibao/shared/contract/agency';
import type { Region } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, pure } from './action';
import { auditStaff } from './audit';
import type { Staff, Stop } from './documents';
import { CHANGES } from './limits';
import { Refusal } from './refusal';
import { onDuty, staffName, staffOf } from './staff';
import { rankOf } from './staff-role';
import type { Transaction } from './store';

/** What holds of throwing the switch and of lifting it: a whole region's, so by those who work for all of it. */
const SWITCHING = { may: 'prefecture', limits: [CHANGES], touches: ['name'] } as const;

export const stopRead = pure(agencyActions['stop.read'], {
  summary: 'Whether the region takes payments; if not, why, and who stopped them.',
  may: 'clerk',
  limits: [],
  touches: ['name'],
  run: async (_, call) => viewOf(call, await call.services.store.get('stops', staffOf(call).region)),
});

export const stopThrow = keyed(agencyActions['stop.throw'], {
  summary: 'Stops all payments in the region at once; reading goes on, and residents are told why.',
  ...SWITCHING,
  async run(input, call, tx) {
    const { staff, stop } = await standing(call, tx, input);
    if (stop?.stopped) throw new Refusal('STALE', { message: '本地区已经暂停缴费，请刷新后查看。' });
    const { words } = input;
    const stopped = { words, by: staff._id, at: call.services.clock.now() };
    return write(call, tx, { revision: stop?.revision, stopped }, words);
  },
});

/**
 * By whoever may throw it, the same person too: a stop thrown by mistake costs residents days of their window, going on
 * as usual needs no second look, and both are audited.
 */
export const stopLift = keyed(agencyActions['stop.lift'], {
  summary: 'Takes payments again.',
  ...SWITCHING,
  async run(input, call, tx) {
    const { stop } = await standing(call, tx, input);
    if (!stop?.stopped) throw new Refusal('STALE', { message: '本地区没有暂停缴费，请刷新后查看。' });
    return write(call, tx, { revision: stop.revision, stopped: null }, input.words);
  },
});

/** Why a region takes no payments now, for residents to read; null where it does. */
export async function bannerOf({ services }: Call, region: Region) {
  const stop = await services.store.get('stops', region);
  return stop?.stopped ? { words: stop.stopped.words, since: stop.stopped.at } : null;
}

/** Refuses a payment while its region takes none; read in the payment's own transaction. */
export async function requireOpen(reader: Pick<Transaction, 'get'>, region: Region): Promise<void> {
  const stop = await reader.get('stops', region);
  if (!stop?.stopped) return;
  const message = `本地区暂停缴费：${stop.stopped.words.replace(/[。！]?$/, '。')}请过一段时间再来，已经参保的待遇不受影响。`;
  throw new Refusal('PAYMENTS_STOPPED', { message });
}

/** Who is about to change their region's stop, and the stop, as they have seen it. */
async function standing(
  call: Call,
  tx: Transaction,
  { revision }: { revision: number },
): Promise<{ staff: Staff; stop: Stop | null }> {
  const staff = await onDuty(call, tx);
  const stop = await tx.get('stops', staff.region);
  if ((stop?.revision ?? 0) !== revision) throw new Refusal('STALE', { path: 'revision' });
  return { staff, stop };
}

async function write(
  call: Call,
  tx: Transaction,
  stop: { revision?: number; stopped: Stop['stopped'] },
  words: string,
): Promise<StopView> {
  const { region } = staffOf(call);
  const written = await tx.put('stops', { _id: region, ...stop });
  const did = written.stopped ? 'stop.throw' : 'stop.lift';
  await auditStaff(call, tx, { did, of: region, what: words });
  return viewOf(call, written);
}

async function viewOf(call: Call, stop: Stop | null): Promise<StopView> {
  const { services } = call;
  const { region, role } = staffOf(call);
  const stopped = stop?.stopped ?? null;
  const by = stopped && (await services.store.get('staff', stopped.by));
  const may: StopView['may'] = rankOf(role) < rankOf(SWITCHING.may) ? [] : [stopped ? 'lift' : 'throw'];
  return {
    region,
    revision: stop?.revision ?? 0,
    stopped: stopped && { words: stopped.words, by: by ? staffName(services, by) : '', at: stopped.at },
    may,
  };
}
