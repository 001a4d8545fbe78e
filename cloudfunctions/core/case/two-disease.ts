import type { ApplicationOf, Condition } from '@jiayibao/shared/contract/resident';
import { formatChinese, parseCivilDate, yearOf } from '@jiayibao/shared/dates';
import { formatYuan, toFen } from '@jiayibao/shared/money';
import { activeAround, periodFor } from '../enrolment';
import { ceilingOf, paidThisYear } from '../recognition/ceiling';
import type { Recognition } from '../recognition/document';
import { coveredOn, obstacleToTwoDisease, readHeld, writeHeld } from '../recognition/record';
import { requireConfirmed } from './confirm-membership';
import { changedSince, type Kind, type Look, type Obstacle, type Subject } from './kind';

type Application = ApplicationOf<'twoDisease'>;

/** Recognises hypertension, diabetes or both for outpatient medicine (第十九条), from the day of the approval on. */
export const twoDisease: Kind<'twoDisease', { ids: string[] }> = {
  async obstacle(application, subject, look) {
    const { household, membership, person } = subject;
    if (household.region === 'linxia')
      return {
        message: '临夏的政策没有“两病”门诊用药待遇，不能申请；需要长期用药可以问问门诊慢性特殊疾病。',
      };
    const unconfirmed = requireConfirmed(membership);
    if (unconfirmed) return unconfirmed;
    const uncovered = await notCovered(subject, look);
    if (uncovered) return uncovered;
    const { list } = await readHeld(look.call.services, look.reader, person._id);
    const message = obstacleToTwoDisease(list, application.conditions, household.region);
    if (message) return { message, path: 'application.conditions' };
    return diagnosisAmiss(application, subject, look);
  },

  async advice({ conditions }, { household: { region }, person }, { call, reader }) {
    const { services, today } = call;
    const { list } = await readHeld(services, reader, person._id);
    const all = new Set<Condition>([...coveredOn(list, region, today), ...conditions]);
    const ceiling = ceilingOf([...all], today, await call.parameters());
    const used = await paidThisYear(services, person._id, region, today);
    return `通过后当天起享受，一年最多报${formatYuan(ceiling)}元，今年“两病”已经报了${formatYuan(toFen(used))}元。`;
  },

  async approve({ conditions }, { household: { region }, person }, { call: { services, today }, tx }) {
    const held = await readHeld(services, tx, person._id);
    const made = conditions.map(
      (condition): Recognition => ({
        id: services.randomness.id(),
        region,
        programme: 'twoDisease',
        condition,
        from: today,
        endedFrom: null,
        endedBy: null,
        at: services.clock.now(),
        entered: null,
      }),
    );
    await writeHeld(services, tx, person._id, { ...held, list: [...held.list, ...made] });
    return { ids: made.map(({ id }) => id) };
  },

  async undo({ ids }, _, { call: { services }, tx, of }) {
    const held = await readHeld(services, tx, of.personId);
    const standing = held.list.filter(({ id, endedFrom }) => ids.includes(id) && endedFrom === null);
    if (standing.length !== ids.length) throw changedSince();
    const list = held.list.filter(({ id }) => !ids.includes(id));
    await writeHeld(services, tx, of.personId, { ...held, list });
  },
};

/** Only who is covered today has a benefit to be recognised for. */
async function notCovered(
  { household, person }: Subject,
  { call: { today }, reader }: Look,
): Promise<Obstacle | null> {
  const enrolments = await activeAround(reader, person._id, yearOf(today));
  const period = periodFor(enrolments, household.region, today);
  if (period && period.from <= today && today <= period.to) return null;
  const later = enrolments.find(
    ({ region, benefitFrom }) => region === household.region && benefitFrom > today,
  );
  if (later)
    return {
      message: `待遇从${formatChinese(later.benefitFrom)}起享受，请从那天起再申请。`,
      path: 'application.memberId',
    };
  const message = '这位成员今天没有参保，参保以后才能申请；请先在“参保缴费”里看怎样缴。';
  return { message, path: 'application.memberId' };
}

/** Where and when it was diagnosed: at tier 2 or above, in this life. */
async function diagnosisAmiss(
  { institutionId, institutionName, diagnosedOn }: Application,
  { household, person, typed }: Subject,
  { call: { today }, reader }: Look,
): Promise<Obstacle | null> {
  const institution = await reader.get('institutions', institutionId);
  const path = 'application.institutionId';
  if (institution?.region !== household.region || institution.name !== institutionName)
    return { message: '没有找到这家医院，请重新选择。', path };
  if (institution.level === 'tier1' || !institution.designated)
    return { message: '诊断要由二级及以上的定点医院出具，请选择这样的医院。', path };
  const day = parseCivilDate(diagnosedOn);
  const born = person.birthDate ?? typed.birthDate;
  if (day && day <= today && day >= born) return null;
  return { message: '确诊日期不能晚于今天，也不能早于出生，请重新填写。', path: 'application.diagnosedOn' };
}
