import {
  GUARDIAN_CONSENT_VERSION,
  type InputOf,
  type OutputOf,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { parseIdentityDocument } from '@jiayibao/shared/identity';
import { displayYuan, type Fen, formatYuan, parseYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import Taro from '@tarojs/taro';
import { call, makeKey } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { learnHousehold } from '../../state/household';
import { dayInWords } from '../../wording/cases';
import { countyName, faceOf, REGION_NAMES } from '../../wording/people';
import { NOTICE_NAMES } from '../../wording/stays';
import {
  type ChildDraft,
  changeNewborn,
  dropNewborn,
  isGuardianDone,
  NEW_CHILD,
  type NewbornDraft,
  readNewborn,
  useNewbornDraft,
} from './draft';
import { text } from './text';
import { type Answer, type Newborns, newbornOnPhone, useNewborns } from './use-newborns';

type Result = Extract<Answer, { ok: true }>['result'];
type Line = { child: ChildDraft; birthDate: string | null; answer: Answer | null };

/** Check your answers: the children are registered and the order is made with this page's button. */
export default function Check() {
  const newborns = useNewborns();
  const { data, failure, reload, children: known } = newborns;
  const draft = useNewbornDraft();
  const { busy, failure: refusal, act } = useAct();
  const lines = draft.children.map((child) => lineOf(child, newborns));
  const results = lines.flatMap(({ answer }) => (answer?.ok ? [answer.result] : []));
  const [first] = results;
  const isWhole =
    first !== undefined && results.length === lines.length && isReady(draft, data?.region ?? null);
  const isOneYear = new Set(results.map(({ contributionYear }) => contributionYear)).size <= 1;
  const total = sumFen([ZERO, ...results.map(({ due }) => parseYuan(due) as Fen)]);
  const guardian = data?.guardians.find(({ memberId }) => memberId === draft.guardianId);
  const others = known.filter(
    ({ memberId, state }) =>
      ['open', 'registered', 'returned'].includes(state) &&
      !draft.children.some((one) => one.memberId === memberId),
  );
  const isPending = draft.children.some(({ registered }) => !registered);

  const order = async (benefitYear: number) => {
    const intent = JSON.stringify([
      draft.children.map(({ number, memberId }) => number || memberId),
      benefitYear,
    ]);
    const done = await act(intent, async (key) => {
      if (isPending) await register(key);
      const members = readNewborn().children.map(({ memberId }) => ({ memberId: memberId as string }));
      const input = { benefitYear, members, relatives: [] };
      const made = (await call('order.create', input, { key: isPending ? await makeKey() : key })).data;
      dropNewborn();
      const asChecked = made.state === 'created' && made.total === formatYuan(total);
      await Taro.redirectTo({
        url: `/packages/contribution/order?number=${made.number}${asChecked ? '&go=1' : ''}`,
      });
    });
    // What was refused may have changed: how it stands now is asked for.
    if (!done) reload();
  };
  return (
    <Page
      title={text.titles.check}
      dock={
        data && (
          <Footer>
            <Box className="row between wrap pad-b">
              <Txt className="b">{text.check.total(lines.length)}</Txt>
              <Money yuan={formatYuan(total)} className="fig-l" />
            </Box>
            <Button
              busy={busy}
              disabled={!isWhole || !isOneYear || data.stopped !== null}
              onTap={() => first && void order(first.contributionYear)}
            >
              {total === 0 ? text.check.free : text.check.pay(displayYuan(total))}
            </Button>
          </Footer>
        )
      }
    >
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={4} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {lines.length === 0 && <NoticeList notices={[text.check.nothing]} />}
      {lines.length > 0 && !isWhole && data && <NoticeList notices={[text.check.incomplete]} />}
      {!isOneYear && <NoticeList notices={[text.check.years]} />}
      {first && <Past results={results} />}
      {data && (
        <Card title={text.check.children(lines.length)}>
          {lines.map((line, at) => (
            <Box key={line.child.memberId ?? at}>
              {at > 0 && <Hair />}
              <ChildRows line={line} at={at} mayRemove={lines.length > 1} />
            </Box>
          ))}
          {others.map((child) => (
            <Box key={child.memberId} className="pad-x">
              <Link
                start
                text={text.check.addOf(child.name)}
                onTap={() => {
                  const { memberId, name, birthDate, state } = child;
                  const added = {
                    ...NEW_CHILD,
                    memberId,
                    name,
                    birthDate,
                    registered: state === 'registered',
                  };
                  changeNewborn({ children: [...draft.children, added] });
                  if (!added.registered)
                    open('/packages/newborn/photos', { at: String(lines.length), from: 'check' });
                }}
              />
            </Box>
          ))}
          <Box className="pad-x pad-b">
            <Link
              start
              text={text.check.add}
              onTap={() => {
                const { birthDate = null } = lines[0] ?? {};
                changeNewborn({ children: [...draft.children, { ...NEW_CHILD, birthDate }] });
                open('/packages/newborn/child', { at: String(lines.length) });
              }}
            />
          </Box>
        </Card>
      )}
      {data && (
        <Card>
          {isPending && (
            <>
              <Row
                name={text.check.guardian}
                value={guardian?.name ?? text.change}
                onTap={() => open('/packages/newborn/guardian', { from: 'check' })}
              />
              <Hair />
            </>
          )}
          <Row
            name={text.check.place}
            value={REGION_NAMES[data.region] + countyName(data.region, data.county)}
          />
          {first && (
            <>
              <Hair />
              <Row name={text.check.year} value={text.check.yearOf(first.contributionYear)} />
            </>
          )}
        </Card>
      )}
      {first && (
        <NoticeList
          notices={[
            ...first.notices
              .filter((notice) => notice !== 'coverAlreadyPast')
              .map((notice) => NOTICE_NAMES[notice]),
            text.check.declare,
          ]}
        />
      )}
    </Page>
  );
}

/** Said before paying: the cover that is bought may be over. */
function Past({ results }: { results: readonly Result[] }) {
  const past = results.find(({ notices }) => notices.includes('coverAlreadyPast'));
  if (!past) return null;
  return (
    <Card>
      <Strip icon="warn">{text.past(past.contributionYear, dayInWords(past.benefitPeriod.to))}</Strip>
    </Card>
  );
}

function ChildRows({
  line: { child, birthDate, answer },
  at,
  mayRemove,
}: {
  line: Line;
  at: number;
  mayRemove: boolean;
}) {
  const { name, memberId, registered, attachments } = child;
  const change = (page: 'child' | 'photos', what: string) => (
    <Link
      bare
      text={text.change}
      label={`${text.change}${name}${what}`}
      onTap={() => open(`/packages/newborn/${page}`, { at: String(at), from: 'check' })}
    />
  );
  const remove = () => changeNewborn({ children: readNewborn().children.filter((_, i) => i !== at) });
  return (
    <>
      <Box className="row wrap person-row">
        <Box className="face" role="none">
          {faceOf(name)}
        </Box>
        <Box className="grow">
          <Box className="b">{name}</Box>
          <Box className="t-2t num mt4">{text.subject.born(dayInWords(birthDate))}</Box>
        </Box>
        {memberId === null && change('child', '')}
        {mayRemove && <Link bare text={text.check.remove} label={text.check.removeOf(name)} onTap={remove} />}
      </Box>
      {answer?.ok && (
        <>
          <Row
            name={text.check.cover}
            value={text.terms.span(
              dayInWords(answer.result.benefitPeriod.from),
              dayInWords(answer.result.benefitPeriod.to),
            )}
          />
          <Row name={text.check.due} value={<Money yuan={answer.result.due} />} />
        </>
      )}
      <Box className="kv">
        <Box className="grow">
          <Box className="t-2t">{text.check.photos}</Box>
          <Txt className="num">
            {registered ? text.check.registered : text.check.photoCount(attachments.length)}
          </Txt>
        </Box>
        {!registered && <Box className="ml8 no">{change('photos', text.check.photos)}</Box>}
      </Box>
      {answer && !answer.ok && (
        <Strip icon="warn" boxed>
          {answer.error.message}
        </Strip>
      )}
    </>
  );
}

/** A child of the draft with what holds for them. */
function lineOf(child: ChildDraft, { children, data, today, parameters }: Newborns): Line {
  const known = children.find(({ memberId }) => memberId === child.memberId);
  if (known) return { child, birthDate: known.birthDate, answer: known.answer };
  const birthDate = birthDateOf(child);
  const isKnown = data !== null && today !== null && birthDate !== null;
  return {
    child,
    birthDate,
    answer: isKnown ? newbornOnPhone(data.region, birthDate, today, parameters) : null,
  };
}

/** An identity number tells it, a certificate does not. */
function birthDateOf({ kind, number, birthDate }: ChildDraft): string | null {
  const reading = parseIdentityDocument(kind, number);
  return (reading.ok ? reading.document.birthDate : null) ?? birthDate;
}

/** Whether everything is there that registering takes. */
function isReady(draft: NewbornDraft, region: Region | null): boolean {
  const { children } = draft;
  const hasPhotos = children.every(({ registered, attachments }) => registered || attachments.length > 0);
  return hasPhotos && (children.every(({ registered }) => registered) || isGuardianDone(draft, region));
}

/** Registers those who are not, and keeps at once whose member each is: broken off then, only the order is left. */
async function register(key: string): Promise<void> {
  const draft = readNewborn();
  const pending = draft.children.filter(({ registered }) => !registered);
  const children = pending.map((child) => inputOf(child, draft));
  const consent = { version: GUARDIAN_CONSENT_VERSION, agreed: true } as const;
  const input = { guardianId: draft.guardianId as string, consent, children };
  const reply: OutputOf<'newborn.register'> = (await call('newborn.register', input, { key })).data;
  learnHousehold(reply.household);
  changeNewborn({
    children: draft.children.map((child) => {
      const at = pending.indexOf(child);
      return at < 0 ? child : { ...child, memberId: reply.children[at]?.memberId ?? null, registered: true };
    }),
  });
}

function inputOf(
  { memberId, name, kind, number, sex, birthDate, attachments }: ChildDraft,
  { relation, place }: NewbornDraft,
): InputOf<'newborn.register'>['children'][number] {
  const photos = attachments.map(({ attachmentId }) => attachmentId);
  if (memberId !== null) return { memberId, attachments: photos };
  const asked = kind === 'birthCertificate' ? { birthDate, sex } : {};
  const document = { kind, number };
  const member = {
    name: name.trim(),
    document,
    ...asked,
    relation,
    category: 'pupilOrChild',
    place,
    claimedGroups: [],
  } as const;
  return { member: { ...member, claimedGroups: [] }, attachments: photos };
}
