import { open } from '../../components/navigate';
import { Offer } from './Offer';
import type { Chosen } from './selection';
import { text } from './text';

/** How long benefits are waited for, why, and what can be done about it. */
export function Waiting({ chosen, benefitYear }: { chosen: Chosen; benefitYear: number }) {
  const { member, makeUp } = chosen;
  const { memberId, name, waiting } = member;
  if (!waiting) return null;
  const [offer] = member.makeUp;
  const months = makeUp?.months ?? waiting.months;
  const gain = makeUp
    ? [text.quote.madeUp(makeUp.years)]
    : offer
      ? [text.quote.offer(offer.years, waiting.months - offer.months)]
      : [];
  const link = makeUp ? text.quote.changeMakeUp : text.quote.goMakeUp;
  return (
    <Offer
      title={
        waiting.missedYears > 0 ? text.quote.broken(waiting.missedYears, months) : text.quote.late(months)
      }
      lines={gain}
      link={offer && link}
      label={text.quote.goMakeUpOf(link, name)}
      onTap={() => open('/packages/contribution/make-up', { member: memberId, year: String(benefitYear) })}
    />
  );
}
