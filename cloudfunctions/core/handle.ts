import { CONSENT_VERSION, type Reply } from '@jiayibao/shared/contract/resident';
import { type CivilDate, civilDateInChina } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Action, Call, Table } from './action';
import { refusalOf, served } from './entry';
import { countAgainst } from './limits';
import { earlierReply, intentionOf, keepReply } from './once';
import { type Envelope, parseEnvelope, parseWith } from './parse';
import { Refusal } from './refusal';
import type { LogLine, Services } from './services';
import { asksForRole, requireRole } from './staff-role';

const CALLER_CHARACTERS_LOGGED = 12;

/** What a function of a table exports: answers every event, and never throws. */
export function entryOf(table: Table): (event: unknown) => Promise<Reply<unknown>> {
  return served((event, services) => handle(table, event, services));
}

/**
 * Answers one call by its entry in the table: envelope, caller, permission, input, limits, the action itself,
 * output, in this order; one line of log, which carries nothing of what was sent or answered.
 */
export async function handle(table: Table, event: unknown, services: Services): Promise<Reply<unknown>> {
  const requestId = services.randomness.id();
  const began = services.clock.now();
  const today = civilDateInChina(began);
  const line: LogLine = { requestId };
  let reply: Reply<unknown>;
  try {
    const figures = figuresFor(services, today);
    const data = await answer(table, event, services, today, line, figures.inForce);
    reply = { ok: true, data, requestId, parametersVersion: await figures.version(), today };
  } catch (thrown) {
    reply = { ok: false, error: refusalOf(thrown, line).error, requestId };
  }
  const outcome = reply.ok ? 'OK' : reply.error.code;
  services.log({ ...line, outcome, ms: services.clock.now() - began });
  return reply;
}

/** The figures of one call: looked up once and only if something is computed with them; else their version alone. */
function figuresFor({ parameters, clock }: Services, today: CivilDate) {
  let used: Promise<ParameterSet> | undefined;
  return {
    inForce: () => {
      used ??= parameters.inForce(today, clock.now());
      return used;
    },
    version: async () => (used ? (await used).version : parameters.version(today, clock.now())),
  };
}

async function answer(
  table: Table,
  event: unknown,
  services: Services,
  today: CivilDate,
  line: LogLine,
  parameters: Call['parameters'],
) {
  const envelope = parseEnvelope(event);
  const action = Object.hasOwn(table, envelope.action) ? table[envelope.action] : undefined;
  if (!action) throw new Refusal('UNKNOWN_ACTION');
  line.action = envelope.action;
  const openid = services.caller();
  if (!openid) throw new Refusal('NOT_SIGNED_IN');
  const accountId = services.vault.lookup('account', openid);
  // A line with its time beside an anonymous complaint's would tell who wrote it.
  if (!action.touches.includes('complaint')) line.caller = accountId.slice(0, CALLER_CHARACTERS_LOGGED);
  const [account, staff] = await Promise.all([
    services.store.get('accounts', accountId),
    asksForRole(action.may) || action.may === 'party' ? services.store.get('staff', accountId) : null,
  ]);
  if (asksForRole(action.may)) requireRole(staff, action.may);
  const onDuty = staff?.until === null ? staff : null;
  const mayWithout = action.may === 'party' ? onDuty !== null : action.may !== 'consented';
  if (!mayWithout && account?.consent?.version !== CONSENT_VERSION) throw new Refusal('CONSENT_REQUIRED');
  return run(action, envelope, { services, accountId, account, staff: onDuty, today, parameters });
}

async function run(action: Action, envelope: Envelope, call: Call): Promise<unknown> {
  if (action.kind === 'pure') {
    const input = parseWith(action.schemas.input, envelope.input) as never;
    await countAgainst(action, input, call);
    return checked(action, await action.run(input, call));
  }
  if (!envelope.key) throw new Refusal('KEY_REQUIRED', { path: 'key' });
  const intention = intentionOf(call, envelope.key, envelope.action, envelope.input);
  const earlier = await earlierReply(call.services.store, call, intention);
  if (earlier) return earlier.data;
  const input = parseWith(action.schemas.input, envelope.input) as never;
  await countAgainst(action, input, call);
  const commit = (found?: unknown) =>
    call.services.store.transaction(async (tx) => {
      // Again inside: of two calls at once with one key, the second finds the first's reply.
      const twin = await earlierReply(tx, call, intention);
      if (twin) return twin.data;
      const data = checked(action, await action.run(input, call, tx, ...([found] as never[])));
      await keepReply(tx, call, intention, data);
      return data;
    });
  return action.around ? action.around(input, call, commit as never) : commit();
}

/** A reply that its schema does not know never leaves. */
function checked(action: Action, data: unknown): unknown {
  const read = action.schemas.output.safeParse(data);
  if (read.success) return read.data;
  const paths = read.error.issues.map(({ path }) => path.join('.'));
  throw Object.assign(new Error('the reply does not match its schema'), {
    code: `OUTPUT ${paths.join(' ')}`,
  });
}
