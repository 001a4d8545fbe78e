import { Button, Footer } from '../../components/Button';
import { Box } from '../../components/elements';
import { displayAmount, Money } from '../../components/Money';
import { open, openTab } from '../../components/navigate';
import type { Opening } from '../../components/next-year';
import { useHouseholdKnown } from '../../state/household';
import { dayInWords } from '../../wording/cases';
import { type ChildDraft, changeNewborn, NEW_CHILD, readNewborn, useNewbornDraft } from './draft';
import { openNext } from './steps';
import { text } from './text';
import type { Answer, Child } from './use-newborns';

/** What comes next, and what it costs. */
export function Dock({
  child,
  answer,
  after,
  isOpen,
  openOrder,
  isNew,
}: {
  child: Child | null;
  answer: Answer;
  /** The year after the cover, where there is one to be bought. */
  after: Opening | null;
  /** Whether the child can be paid for as anybody now. */
  isOpen: boolean;
  openOrder: string | null;
  isNew: boolean;
}) {
  const { birthDate, region } = useNewbornDraft();
  const known = useHouseholdKnown()?.region ?? region;
  const go = () => {
    const next: ChildDraft = child
      ? { ...NEW_CHILD, memberId: child.memberId, name: child.name, birthDate: child.birthDate }
      : { ...NEW_CHILD, birthDate };
    const registered = child?.state === 'registered';
    const [first] = readNewborn().children;
    const isSame =
      first?.memberId === next.memberId &&
      first.registered === registered &&
      (next.memberId !== null || first.birthDate === birthDate);
    // What is filled in of this child stands; for another one it is agreed to anew.
    if (!isSame) changeNewborn({ children: [{ ...next, registered }], agreed: false });
    openNext(known);
  };
  if (openOrder)
    return (
      <Footer>
        <Button onTap={() => open('/packages/contribution/order', { number: openOrder })}>
          {text.dock.openOrder}
        </Button>
      </Footer>
    );
  if (child?.state === 'enrolled' || (!answer.ok && !isOpen))
    return (
      <Footer>
        <Button kind="secondary" onTap={() => openTab('home')}>
          {text.dock.home}
        </Button>
      </Footer>
    );
  if (!answer.ok && isOpen)
    return (
      <Footer>
        <Button onTap={() => open('/packages/contribution/quote')}>{text.closed.ordinary}</Button>
      </Footer>
    );
  if (!answer.ok) return null;
  const { benefitPeriod, due } = answer.result;
  return (
    <Footer>
      <Box className="row between wrap pad-b">
        <Box className="mr8">
          <Box className="b">{text.dock.title}</Box>
          <Box className="t-2t num">{text.dock.until(dayInWords(benefitPeriod.to))}</Box>
        </Box>
        <Money yuan={due} className="fig-l" />
        {after?.state === 'open' && after.due !== '0.00' && (
          <Box className="t-2t num">
            {text.dock.next(after.year, displayAmount(after.due), dayInWords(after.until))}
          </Box>
        )}
      </Box>
      {isNew ? (
        <Button onTap={() => open('/packages/household/consent')}>{text.dock.register}</Button>
      ) : (
        <Button onTap={go}>{wordsOf(child)}</Button>
      )}
    </Footer>
  );
}

function wordsOf(child: Child | null): string {
  if (!child) return text.dock.startNew;
  if (child.state === 'registered') return text.dock.pay;
  return child.state === 'returned' ? text.dock.again : text.dock.start(child.name);
}
