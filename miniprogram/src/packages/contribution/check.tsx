import type { MemberQuote } from '@jiayibao/shared/contract/resident';
import { displayYuan, formatYuan } from '@jiayibao/shared/money';
import Taro from '@tarojs/taro';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { Failure, NoticeList, Refused, Skeleton } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useAppearance } from '../../state/appearance';
import { countyName, faceOf, REGION_NAMES } from '../../wording/people';
import { dropContribution } from './draft';
import { Most, PersonLines } from './PersonLines';
import './contribution.css';
import { noticesOf } from './notices';
import { canOrder, type Selection, type Total, totalOf } from './selection';
import { text } from './text';
import { useQuote } from './use-quote';
import { WindowCard } from './WindowCard';

/** Check your answers; the order is made with this page's button. */
export default function Check() {
  const { data, year, selection, draft, failure, reload } = useQuote();
  const { busy, failure: refusal, act } = useAct();
  const total = selection && totalOf(selection);
  const order = async (
    { year: { benefitYear }, chosen, relatives }: Selection,
    { fen, atCashier }: Total,
  ) => {
    const input = {
      benefitYear,
      members: chosen.map(({ member: { memberId }, makeUp }) => ({
        memberId,
        makeUpYears: makeUp?.years ?? 0,
        universityEntrant: draft.entrants[memberId] ?? false,
      })),
      relatives: relatives.map(({ ticket }) => ({ ticket })),
    };
    const done = await act(JSON.stringify(input), async (key) => {
      const { number, state, total: due } = (await call('order.create', input, { key })).data;
      dropContribution();
      // Where the amount is another than what was checked, it is looked at before the cashier opens.
      const asChecked = atCashier > 0 ? due === null : due === formatYuan(fen);
      const go = state === 'created' && asChecked ? '&go=1' : '';
      await Taro.redirectTo({ url: `/packages/contribution/order?number=${number}${go}` });
    });
    // What was refused may have changed: the quote says how it stands now.
    if (!done) reload();
  };
  return (
    <Page
      title={text.titles.check}
      dock={
        selection &&
        total && (
          <Footer>
            <Sum total={total} />
            <Button
              busy={busy}
              disabled={total.parts.length + total.atCashier === 0}
              onTap={() => void order(selection, total)}
            >
              {buttonOf(total)}
            </Button>
          </Footer>
        )
      }
    >
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={4} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && year && selection && (
        <>
          <WindowCard year={year} />
          <Card>
            <Row
              name={text.check.place}
              value={REGION_NAMES[data.region] + countyName(data.region, data.county)}
            />
            <Hair />
            <Row name={text.check.year} value={text.year(year.benefitYear)} />
          </Card>
          <Card
            title={text.check.people(selection.chosen.length + selection.relatives.length)}
            aside={<Link bare tight text={text.change} label={`${text.change}缴费人`} onTap={goBack} />}
          >
            <Box role="list">
              {selection.chosen.map((one, at) => (
                <Box key={one.member.memberId} role="listitem">
                  {at > 0 && <Hair />}
                  <PersonLines chosen={one} benefitYear={year.benefitYear} />
                </Box>
              ))}
              {selection.relatives.map(({ ticket, name }) => (
                <Box key={ticket} role="listitem">
                  <Hair />
                  <Box className="row wrap person-row">
                    <Box className="face" role="none">
                      {faceOf(name)}
                    </Box>
                    <Txt className="b grow who">{name}</Txt>
                    <Txt className="t-2t">{text.check.atCashier}</Txt>
                  </Box>
                </Box>
              ))}
            </Box>
          </Card>
          <NotIn members={year.members} selection={selection} />
          <NoticeList notices={[...noticesOf(year), text.check.declare[data.region]]} />
        </>
      )}
    </Page>
  );
}

function buttonOf({ fen, atCashier }: Total): string {
  if (atCashier > 0) return text.check.toCashier;
  return fen === 0 ? text.check.free : text.check.pay(displayYuan(fen));
}

/** The sum, with what it is made of where that is short enough to say something. */
function Sum({ total: { fen, parts, atCashier, most } }: { total: Total }) {
  const { stacked } = useAppearance();
  return (
    <Box className={`pad-b ${stacked ? '' : 'row between'}`}>
      <Box className="grow">
        <Box className="b">{text.check.total}</Box>
        {parts.length > 1 && parts.length <= MOST_PARTS && (
          <Box className="t-2t num">{parts.map((part) => formatYuan(part)).join(' + ')}</Box>
        )}
        {atCashier > 0 && most === null && <Box className="t-2t">{text.check.andCashier(atCashier)}</Box>}
      </Box>
      {atCashier > 0 && most !== null ? (
        <Box className="right">
          <Most most={most} atCashier={atCashier} />
        </Box>
      ) : (
        (fen > 0 || atCashier === 0) && <Money yuan={formatYuan(fen)} className="fig-l" />
      )}
    </Box>
  );
}

const MOST_PARTS = 4;

/** Who could be paid for, or enrols elsewhere in the app, and is not among them. */
function NotIn({
  members,
  selection: { chosen },
}: {
  members: readonly MemberQuote[];
  selection: Selection;
}) {
  const left = members.filter(
    (member) =>
      !chosen.some((one) => one.member === member) && (canOrder(member) || member.state === 'newborn'),
  );
  if (left.length === 0) return null;
  return (
    <Card>
      {left.map(({ memberId, name, newborn }, at) => (
        <Box key={memberId}>
          {at > 0 && <Hair />}
          <Box className="pad">
            <Box>{text.check.notIn(name)}</Box>
            {newborn && <Box className="t-2t amber mt4">{text.check.newborn(newborn.daysLeft)}</Box>}
          </Box>
        </Box>
      ))}
    </Card>
  );
}
