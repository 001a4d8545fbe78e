import { calculate } from '@jiayibao/shared/calculate';
import type { SettlementResult } from '@jiayibao/shared/contract/calculation';
import { parseYuan } from '@jiayibao/shared/money';
import fc from 'fast-check';
import { resultOf } from './answers';
import { anyDay, type Event, eventIn, insured, region, yearToDate } from './requests';

type Stay = { admittedOn: string; dischargedOn: string };
const stayOf = (event: Event) => event.stay as Stay | undefined;
const dayOf = (event: Event) => stayOf(event)?.dischargedOn ?? (event.visit as { date: string }).date;

const years = region.chain((where) =>
  fc.record({
    region: fc.constant(where),
    insured: insured.map((person) => ({ ...person, birthDate: '1960-01-01' })),
    yearToDate,
    events: fc.array(eventIn(where, anyDay), { maxLength: 6 }),
  }),
);

/** What a year marks by itself: in Lanzhou a visit between the days of a stay. */
function marked(where: string, event: Event, stays: readonly Stay[]): Event {
  const during = stays.some(({ admittedOn, dischargedOn }) => {
    const day = dayOf(event);
    return day > admittedOn && day < dischargedOn;
  });
  const { visit } = event as { visit?: object };
  return where === 'lanzhou' && visit && during ? { ...event, visit: { ...visit, inHospital: true } } : event;
}

test('a year equals the same events settled one by one in the order of their days', () => {
  fc.assert(
    fc.property(years, ({ region: where, insured: person, yearToDate: before, events }) => {
      const year = resultOf<'year'>({
        operation: 'year',
        region: where,
        insured: person,
        yearToDate: before,
        events,
      });
      const stays = events.flatMap((event) => stayOf(event) ?? []);
      const order = events
        .map((_, i) => i)
        .sort((a, b) =>
          dayOf(events[a] as Event) < dayOf(events[b] as Event)
            ? -1
            : dayOf(events[a] as Event) > dayOf(events[b] as Event)
              ? 1
              : a - b,
        );
      let brought: unknown = before;
      for (const i of order) {
        const event = marked(where, events[i] as Event, stays);
        const one = resultOf({ ...event, region: where, insured: person, yearToDate: brought });
        expect(year.events[i]).toEqual(one);
        brought = one.yearToDate;
      }
      if (events.length > 0) expect(year.yearToDate).toEqual(brought);
      for (const [name, total] of Object.entries(year.totals)) {
        const parts = year.events.map((one) =>
          parseYuan(one.amounts[name as keyof SettlementResult['amounts']]),
        );
        expect([name, parseYuan(total)]).toEqual([
          name,
          parts.reduce((sum, part) => Number(sum) + Number(part), 0),
        ]);
      }
    }),
    { numRuns: 500 },
  );
});

test('the order in which events of different days are given does not matter', () => {
  fc.assert(
    fc.property(years, ({ events, ...person }) => {
      const ofDifferentDays = events.filter(
        (event, i) => events.findIndex((one) => dayOf(one) === dayOf(event)) === i,
      );
      const ask = (list: readonly Event[]) =>
        resultOf<'year'>({ operation: 'year', ...person, events: list });
      const [given, turned] = [ask(ofDifferentDays), ask([...ofDifferentDays].reverse())];
      expect({ ...turned, events: [...turned.events].reverse() }).toEqual(given);
    }),
    { numRuns: 200 },
  );
});

test('a year without events brings the figures forward as they came', () => {
  const figures = { inpatient: '1.00', outpatient: '2.00', twoDisease: '3.00', chronicDisease: '4.00' };
  const more = { eligibleSelfPay: '5.00', criticalIllness: '6.00', topUp: '7.00', assistance: '8.00' };
  const request = { operation: 'year', region: 'linxia', insured: { birthDate: '1960-01-01' }, events: [] };
  const answer = calculate({ ...request, yearToDate: { ...figures, ...more } });
  expect(answer).toMatchObject({ ok: true, result: { events: [], yearToDate: { ...figures, ...more } } });
});
