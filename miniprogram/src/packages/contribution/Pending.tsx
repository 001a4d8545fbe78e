import type { MemberQuote } from '@jiayibao/shared/contract/resident';
import { displayAmount } from '../../components/Money';
import { GROUP_NAMES } from '../../wording/people';
import { Offer } from './Offer';
import { text } from './text';

/** Claimed groups, what they would change, and that they are better recognised before paying. */
export function Pending({
  member: { name, status },
  pending: { groups, aid, due },
  onVerify,
}: {
  member: MemberQuote;
  pending: NonNullable<MemberQuote['pending']>;
  onVerify?: () => void;
}) {
  const names = groups.map((group) => GROUP_NAMES[group]).join('、');
  const would =
    due === '0.00'
      ? text.quote.pendingFree(displayAmount(aid))
      : text.quote.pendingWould(displayAmount(aid), displayAmount(due));
  return (
    <Offer
      lines={[
        status === 'claimed' ? text.quote.pendingUnseen(names) : text.quote.pending(names),
        would,
        text.quote.pendingFirst,
      ]}
      link={onVerify && text.quote.verify}
      label={text.quote.verifyOf(name)}
      onTap={onVerify}
    />
  );
}
