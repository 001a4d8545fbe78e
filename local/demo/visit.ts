import { recordSettlement, type Services, type YearCounts } from '@jiayibao/cloudfunctions/core';
import type { SettlementResult, YearToDate } from '@jiayibao/shared/contract/calculation';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { type Fen, parseYuan, toFen } from '@jiayibao/shared/money';
import { act } from './act';

/** A visit of somebody whom a resident keeps: under two-disease, or (`disease`) a chronic disease of that name. */
export type DemoVisit = {
  resident: string;
  member: string;
  institutionId: string;
  disease: string | null;
  expenses: { class: 'A' | 'B' | 'C'; amount: string }[];
};

/**
 * Settles a visit today as a hospital's counter would: computed by the function, recorded. Gives what the person paid
 * themselves, or null where nobody or nothing of those names is found.
 */
export async function settleVisit(
  services: Services,
  openid: string,
  { member, institutionId, disease, expenses }: DemoVisit,
): Promise<string | null> {
  const { store } = services;
  const { household } = await act(services, openid, 'household.read', {});
  const memberId = household?.members.find(({ name }) => name === member)?.memberId;
  const membership = memberId ? await store.get('memberships', memberId) : null;
  const institution = await store.get('institutions', institutionId);
  if (!household || !memberId || !membership || !institution) return null;
  const { known } = await act(services, openid, 'recognition.read', { memberId });
  const chronic = known?.recognitions.find((one) => one.programme === 'chronic' && one.disease === disease);
  if (!known || (disease !== null && !chronic)) return null;
  const { request, answer } = await act(services, openid, 'recognition.visit', {
    memberId,
    recognitionId: chronic?.recognitionId ?? null,
    settlementOpen: institution.twoDiseaseSettlement,
    dialysis: false,
    expenses,
  });
  const { amounts, yearToDate } = answer.result as SettlementResult;
  const before = request.yearToDate as YearToDate;
  const counts = Object.fromEntries(
    (Object.keys(before) as (keyof YearCounts)[]).map((figure) => [
      figure,
      toFen(fenOf(yearToDate[figure]) - fenOf(before[figure])),
    ]),
  ) as unknown as YearCounts;
  await recordSettlement(services, {
    _id: services.randomness.id(),
    personId: membership.personId,
    region: household.region,
    date: civilDateInChina(services.clock.now()),
    operation: disease === null ? 'twoDisease' : 'chronicDisease',
    institutionName: institution.name,
    totalFen: fenOf(amounts.total),
    selfPayFen: fenOf(amounts.selfPay),
    recognitionId: chronic?.recognitionId,
    counts,
  });
  return amounts.selfPay;
}

function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === null) throw new Error('an amount of the calculation cannot be read');
  return fen;
}
