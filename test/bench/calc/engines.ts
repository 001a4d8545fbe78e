import { calculate, settleRequest } from '@jiayibao/shared/calculate';
import { parseRequest } from '@jiayibao/shared/contract/calculation';
import { publishedParameters } from '@jiayibao/shared/policy';
import { calculateBenefit } from '../../../shared/calculate/benefit';
import type { Report } from '../index';
import { type Contender, measure, shown, spreadOf } from '../measure';
import { differing, factsOf, stays } from './cases';
import { jsonRules } from './json-rules';
import { requirePeers } from './peers';
import { zen } from './zen';

const CASES = 1000;
const ROUNDS = 41;
const AT_LEAST = 10;

/** The explained inpatient of Lanzhou here and in two rule engines, after these have agreed with it on every case. */
export async function engines(): Promise<Report> {
  const all = stays(CASES);
  const facts = all.map(factsOf);
  const peers = requirePeers();
  const others = { zen: zen(peers), jsonRules: jsonRules(peers) };
  for (const [name, run] of Object.entries(others)) {
    for (const [i, stay] of all.entries()) {
      const wrong = differing((await run(facts[i] as (typeof facts)[number])).figures, stay);
      if (wrong.length > 0) throw new Error(`${name} differs on case ${i}: ${wrong.join()}`);
    }
  }

  const ofAll = (work: (i: number) => unknown, calls = CASES): Contender => ({
    calls,
    run: (times) => {
      for (let i = 0; i < times; i += 1) work(i % CASES);
    },
  });
  const ofPeer = (run: (of: (typeof facts)[number]) => Promise<unknown>): Contender => ({
    calls: CASES / 4,
    run: async (times) => {
      for (let i = 0; i < times; i += 1) await run(facts[i] as (typeof facts)[number]);
    },
  });
  const stay = (i: number) => all[i] as (typeof all)[number];
  const times = await measure(
    {
      explained: ofAll((i) => calculateBenefit(stay(i).parsed, publishedParameters), CASES * 4),
      zen: ofPeer(others.zen),
      jsonRules: ofPeer(others.jsonRules),
      settled: ofAll((i) => settleRequest(stay(i).parsed, publishedParameters), CASES * 4),
      parsed: ofAll((i) => parseRequest(stay(i).request)),
      whole: ofAll((i) => calculate(stay(i).request)),
    },
    ROUNDS,
  );
  const microseconds = {
    explained: spreadOf(times.explained),
    settled: spreadOf(times.settled),
    zen: spreadOf(times.zen),
    jsonRules: spreadOf(times.jsonRules),
    parsed: spreadOf(times.parsed),
    whole: spreadOf(times.whole),
  };
  const ratio = spreadOf(
    times.explained.map((own, i) => Math.min(times.zen[i] as number, times.jsonRules[i] as number) / own),
  );
  const row = (name: string, of: keyof typeof microseconds) =>
    `${name.padEnd(58)} ${shown(microseconds[of])}`;
  return {
    figures: { cases: CASES, rounds: ROUNDS, microseconds, ratio, atLeast: AT_LEAST },
    lines: [
      `inpatient in Lanzhou, ${CASES} cases on which all agree; microseconds each: median (least to most) of ${ROUNDS} rounds`,
      row('here: amounts, notices and steps, written', 'explained'),
      row('here: the same, steps in raw figures', 'settled'),
      row('@gorules/zen-engine, trace on', 'zen'),
      row('json-rules-engine, results on, sums made outside it', 'jsonRules'),
      row('here: parsing and validation alone', 'parsed'),
      row('here: whole, from request to written answer', 'whole'),
      `the faster of the two ÷ here, explained: ${shown(ratio)}; has to be at least ${AT_LEAST}`,
    ],
    reached: ratio.median >= AT_LEAST,
  };
}
