import { type Fen, formatYuan } from '@jiayibao/shared/money';
import type { ReactNode } from 'react';
import { Box, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { Strip } from '../../components/Notes';
import { dayInWords } from '../../wording/cases';
import { faceOf } from '../../wording/people';
import { Pending } from './Pending';
import { amountOf, benefitFromOf, type Chosen } from './selection';
import { text } from './text';
import { Waiting } from './Waiting';

/** One person of what is to be ordered: the amount, what it is made of, from when it covers. */
export function PersonLines({ chosen, benefitYear }: { chosen: Chosen; benefitYear: number }) {
  const { member, makeUp } = chosen;
  const amount = amountOf(chosen);
  const from = benefitFromOf(chosen);
  const waits = (member.waiting?.months ?? 0) > 0;
  return (
    <>
      <Box className="row wrap person-row">
        <Box className="face" role="none">
          {faceOf(member.name)}
        </Box>
        <Box className="grow who row base wrap">
          <Txt className="b mr8">{member.name}</Txt>
          <Txt className="t-2t">{text.age(member.age)}</Txt>
        </Box>
        <Box className="right">
          <Amount amount={amount} standard={member.standard} />
        </Box>
      </Box>
      {(amount !== null || from) && (
        <Box className="lines">
          {amount !== null && member.standard && (
            <Line name={text.check.standard} value={<Money yuan={member.standard} />} />
          )}
          {member.aid && member.aid !== '0.00' && (
            <Line
              name={text.check.aid}
              value={
                <Txt className="teal">
                  − <Money yuan={member.aid} />
                </Txt>
              }
            />
          )}
          {makeUp && <Line name={text.check.makeUp(makeUp.years)} value={<Money yuan={makeUp.due} />} />}
          {from && (
            <Line
              name={member.broken ? text.check.fromUnbroken : text.check.from}
              value={<Txt className={`num ${waits ? 'amber' : ''}`}>{dayInWords(from)}</Txt>}
            />
          )}
        </Box>
      )}
      {amount === null && member.words && (
        <Strip kind="plain" icon="info" boxed>
          {member.words}
        </Strip>
      )}
      {member.pending && <Pending member={member} pending={member.pending} />}
      {waits && <Waiting chosen={chosen} benefitYear={benefitYear} />}
    </>
  );
}

/** What is due; of whom only the cashier can tell, the standard, with the word that it is without aid. */
export function Amount({ amount, standard }: { amount: Fen | null; standard: string | null }) {
  if (amount !== null) return <Money yuan={formatYuan(amount)} className="t-title" />;
  if (standard === null) return <Txt className="t-2t">{text.check.atCashier}</Txt>;
  return (
    <>
      <Money yuan={standard} className="t-title" />
      <Box className="t-2t">{text.quote.unaided}</Box>
    </>
  );
}

/** The sum where some amounts are the cashier's: not more than that. */
export function Most({ most, atCashier }: { most: Fen; atCashier: number }) {
  return (
    <>
      <Txt className="t-2t mr8">{text.quote.most}</Txt>
      <Money yuan={formatYuan(most)} className="fig-l" />
      <Box className="t-2t">{text.check.ofCashier(atCashier)}</Box>
    </>
  );
}

/** A name and what belongs to it, under a person. */
export function Line({ name, value }: { name: string; value: ReactNode }) {
  return (
    <Box className="line">
      <Txt className="t-2t mr8">{name}</Txt>
      <Txt>{value}</Txt>
    </Box>
  );
}
