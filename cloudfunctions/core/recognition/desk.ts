import {
  agencyActions,
  type EnteredRecognition,
  type PersonRecognitions,
} from '@jiayibao/shared/contract/agency';
import { RECOGNISED_SINCE } from '@jiayibao/shared/contract/resident';
import { type CivilDate, civilDateInChina } from '@jiayibao/shared/dates';
import { maskNumber } from '@jiayibao/shared/identity';
import { type Fen, parseYuan } from '@jiayibao/shared/money';
import { type Call, keyed, pure } from '../action';
import { auditStaff } from '../audit';
import { requireNoKin } from '../case/kin';
import { DESK_SEARCHES } from '../case/queue';
import type { Identity, Person, Staff } from '../documents';
import { accountsSeeing } from '../membership';
import { notify } from '../notice';
import { identityKey, nameOf, placeOfNumber, readDocument } from '../person';
import { Refusal } from '../refusal';
import { onDuty, staffName, staffOf } from '../staff';
import { rankOf, serves } from '../staff-role';
import type { Transaction } from '../store';
import type { Recognition } from './document';
import {
  changesIn,
  type Held,
  obstacleToTwoDisease,
  readHeld,
  requireSeen,
  viewOf,
  withChronic,
  without,
  writeHeld,
} from './record';

const DESK = {
  may: 'clerk',
  limits: [],
  touches: ['name', 'identityNumber', 'birthDate', 'diagnosis'],
} as const;

export const recognitionFind = pure(agencyActions['recognition.find'], {
  ...DESK,
  summary: 'What somebody of one’s counties is recognised for, by exact number; audited.',
  limits: [DESK_SEARCHES],
  async run({ document }, call) {
    const { store, vault } = call.services;
    const key = identityKey(vault, readDocument(document, 'document'));
    const personId = (await store.get('identities', key))?.personId;
    await store.transaction((tx) => auditStaff(call, tx, { did: 'recognition.find', of: personId ?? key }));
    if (!personId) throw notTheirs();
    await requireTheirs(call, staffOf(call), personId);
    return personView(call, store, personId, await readHeld(call.services, store, personId));
  },
});

export const recognitionRecord = keyed(agencyActions['recognition.record'], {
  ...DESK,
  summary: 'Enters a recognition of before, or a chronic or special disease, by its paper.',
  async run({ personId, revision, recognition, basis }, call, tx) {
    const staff = await onDuty(call, tx);
    await requireTheirs(call, staff, personId);
    const held = await readHeld(call.services, tx, personId);
    requireSeen(held, revision);
    const list = entered(call, staff, held.list, recognition, basis);
    const written = await writeHeld(call.services, tx, personId, { ...held, list });
    await tell(call, tx, personId, changesIn(held.list, list));
    await auditStaff(call, tx, { did: 'recognition.record', of: personId, what: recognition.programme });
    return personView(call, tx, personId, written);
  },
});

export const recognitionUndo = keyed(agencyActions['recognition.undo'], {
  ...DESK,
  summary:
    'Takes back what was entered by mistake, oneself on the same day or another as a lead; what it ended holds again.',
  async run({ personId, revision, recognitionId, words }, call, tx) {
    const staff = await onDuty(call, tx);
    await requireTheirs(call, staff, personId);
    const held = await readHeld(call.services, tx, personId);
    requireSeen(held, revision);
    const found = held.list.find(({ id }) => id === recognitionId);
    if (!found || found.region !== staff.region) throw new Refusal('NOT_FOUND');
    if (!mayUndo(call, staff, found)) {
      const message =
        '录错的，当天由录入的人自己撤销，以后由另一位负责人撤销；申请得来的，请在那件申请里撤销决定。';
      throw new Refusal('NOT_ALLOWED', { message });
    }
    const list = without(held.list, recognitionId);
    const written = await writeHeld(call.services, tx, personId, { ...held, list });
    await tell(call, tx, personId, changesIn(held.list, list));
    await auditStaff(call, tx, { did: 'recognition.undo', of: personId, what: words });
    return personView(call, tx, personId, written);
  },
});

/** The list with what is entered in it; refuses what cannot hold. */
function entered(
  { services, today }: Call,
  { _id: by, region }: Staff,
  list: readonly Recognition[],
  given: EnteredRecognition,
  basis: string,
): Recognition[] {
  const from = given.from as CivilDate;
  if (from > today) throw amiss('INVALID_DATE', '认定日期还没有到，请重新填写。', 'from');
  const made = () => ({
    id: services.randomness.id(),
    region,
    from,
    endedFrom: null,
    endedBy: null,
    at: services.clock.now(),
    entered: { by, basis },
  });
  if (given.programme === 'twoDisease') {
    requireOld(region, from);
    const conditions = [...new Set(given.conditions)];
    const message = obstacleToTwoDisease(list, conditions, region);
    if (message) throw amiss('NOT_ALLOWED', message, 'conditions');
    const { programme } = given;
    return [...list, ...conditions.map((condition): Recognition => ({ ...made(), programme, condition }))];
  }
  const { programme, condition, disease, ceiling } = given;
  const same = list.some(
    (one) =>
      one.programme === 'chronic' &&
      one.region === region &&
      (one.disease === disease || (condition !== null && one.condition === condition)),
  );
  if (same) throw amiss('NOT_ALLOWED', '这个病种已经登记过，不用重复登记。', 'disease');
  return withChronic(list, {
    ...made(),
    programme,
    condition,
    disease,
    ceilingFen: parseYuan(ceiling) as Fen,
  });
}

/** 第十九条（五）. */
function requireOld(region: Staff['region'], from: CivilDate): void {
  if (region === 'linxia')
    throw amiss('NOT_ALLOWED', '临夏的政策没有“两病”门诊用药待遇，不能登记。', 'programme');
  if (from < RECOGNISED_SINCE)
    throw amiss('NOT_ALLOWED', '2020年1月1日以前认定的不能直接登记，请重新申请（第十九条（五））。', 'from');
}

function amiss(code: 'NOT_ALLOWED' | 'INVALID_DATE', message: string, field: string): Refusal {
  const details = { message, path: `recognition.${field}` };
  return code === 'INVALID_DATE' ? new Refusal(code, details) : new Refusal(code, details);
}

/** Refuses somebody whom no household of one's counties keeps, and one's own family. */
async function requireTheirs(call: Call, staff: Staff, personId: string): Promise<void> {
  const { store } = call.services;
  const kept = await store.find('memberships', { personId });
  const standing = kept.filter(({ removedAt }) => removedAt === null);
  const households = await store.getMany(
    'households',
    standing.map(({ householdId }) => householdId),
  );
  if (!households.some((household) => serves(staff, household))) throw notTheirs();
  await requireNoKin(call, { personId, applicantAccountId: null });
}

function notTheirs(): Refusal {
  const message = '没有查到：请核对号码；不在您的县区登记的，由登记所在的县区办理。';
  return new Refusal('NOT_FOUND', { message, path: 'document.number' });
}

/** `detail`: what has changed; stands in the app alone, for whoever sees the person. */
async function tell({ services }: Call, tx: Transaction, personId: string, detail: string): Promise<void> {
  const words = '经办机构更新了门诊待遇，请打开查看。';
  for (const seeing of await accountsSeeing(services, personId))
    await notify(tx, services, { ...seeing, kind: 'recognitionChanged', caseId: null, words, detail });
}

async function personView(
  call: Call,
  reader: Pick<Transaction, 'get'>,
  personId: string,
  { revision, list }: Held,
): Promise<PersonRecognitions> {
  const { services } = call;
  const staff = staffOf(call);
  const person = (await reader.get('persons', personId)) as Person;
  const { kind, number } = (await reader.get('identities', person.identityId)) as Identity;
  const whole = services.vault.open(number, placeOfNumber(person.identityId));
  const recognitions: PersonRecognitions['recognitions'] = [];
  for (const one of list.filter(({ region }) => region === staff.region)) {
    const who = one.entered && (await reader.get('staff', one.entered.by));
    recognitions.push({
      recognition: viewOf(one),
      by: who && staffName(services, who),
      basis: one.entered?.basis ?? null,
      at: one.at,
      mayUndo: mayUndo(call, staff, one),
    });
  }
  return {
    personId,
    revision,
    name: nameOf(services, person),
    document: { kind, number: maskNumber(whole) },
    birthDate: person.birthDate,
    recognitions,
  };
}

/** What was entered, by who did on that day or by a lead who did not, unless something later rests on it. */
function mayUndo({ today }: Call, staff: Staff, { entered: how, endedBy, at }: Recognition): boolean {
  if (how === null || endedBy !== null) return false;
  if (how.by === staff._id) return civilDateInChina(at) === today;
  return rankOf(staff.role) >= rankOf('lead');
}
