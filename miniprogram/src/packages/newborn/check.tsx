import {
  GUARDIAN_CONSENT_VERSION,
  type InputOf,
  type OutputOf,
  placesFor,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { parseIdentityDocument } from '@jiayibao/shared/identity';
import { displayYuan, type Fen, formatYuan, parseYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call, makeKey } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Sheet } from '../../components/Sheet';
import { learnHousehold } from '../../state/household';
import { dayInWords } from '../../wording/cases';
import {
  countyName,
  DOCUMENT_NAMES,
  faceOf,
  PLACE_NAMES,
  REGION_NAMES,
  SEX_NAMES,
} from '../../wording/people';
import {
  type ChildDraft,
  changeNewborn,
  dropNewborn,
  isFilled,
  isGuardianDone,
  NEW_CHILD,
  type NewbornDraft,
  readNewborn,
  useNewbornDraft,
} from './draft';
import { carriedOver, Span, URGENT } from './TermsCards';
import { noticeWords, text } from './text';
import { type Newborns, newbornOnPhone, useNewborns } from './use-newborns';
import { type Line, Warnings } from './Warnings';

/** Check your answers: the children are registered and the order is made with this page's button. */
export default function Check() {
  const newborns = useNewborns();
  const { data, failure, reload, children: known } = newborns;
  const draft = useNewbornDraft();
  const { busy, failure: refusal, act } = useAct();
  const [removing, setRemoving] = useState<number | null>(null);
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
      {data && <Warnings lines={lines} newborns={newborns} />}
      {data && (
        <Card title={text.check.children(lines.length)}>
          {lines.map((line, at) => (
            <Box key={line.child.memberId ?? at}>
              {at > 0 && <Hair />}
              <ChildRows line={line} at={at} onRemove={lines.length > 1 ? () => setRemoving(at) : null} />
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
              onTap={() => open('/packages/newborn/child', { at: String(lines.length) })}
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
            value={
              REGION_NAMES[data.region] +
              countyName(data.region, data.county) +
              placeInWords(draft, data.region)
            }
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
              .filter((notice) => notice !== 'coverAlreadyPast' && !URGENT.includes(notice))
              .map(noticeWords),
            ...[carriedOver(first)].filter((words) => words !== null),
            ...(data ? [text.check.declare[data.region]] : []),
          ]}
        />
      )}
      {removing !== null && (
        <Sheet
          title={text.check.removeAsk(draft.children[removing]?.name ?? '')}
          onClose={() => setRemoving(null)}
        >
          <Box className="pad">
            <Box className="pad-b">{text.check.removeHint}</Box>
            <Button
              kind="danger"
              onTap={() => {
                changeNewborn({ children: readNewborn().children.filter((_, i) => i !== removing) });
                setRemoving(null);
              }}
            >
              {text.check.remove}
            </Button>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}

function ChildRows({
  line: { child, birthDate, sex, document, answer },
  at,
  onRemove,
}: {
  line: Line;
  at: number;
  onRemove: (() => void) | null;
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
  return (
    <>
      <Box className="row wrap person-row">
        <Box className="face" role="none">
          {faceOf(name)}
        </Box>
        <Box className="grow">
          <Box className="b">{name || text.check.nameless}</Box>
          {birthDate && <Box className="t-2t num mt4">{text.subject.born(dayInWords(birthDate))}</Box>}
        </Box>
        {memberId === null && change('child', '')}
        {onRemove && (
          <Link bare text={text.check.remove} label={text.check.removeOf(name)} onTap={onRemove} />
        )}
      </Box>
      {sex && <Row name={text.check.sex} value={SEX_NAMES[sex]} />}
      {document && document.number !== '' && (
        <Box className="kv">
          <Box className="grow">
            <Box className="t-2t">{DOCUMENT_NAMES[document.kind]}</Box>
            <Box className="num b">{document.number}</Box>
            {memberId === null && <Box className="t-2t">{text.check.compare}</Box>}
          </Box>
        </Box>
      )}
      {answer?.ok && (
        <>
          <Row name={text.check.cover} value={<Span {...answer.result.benefitPeriod} />} />
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
  if (known) {
    const { birthDate, sex, groups, document, answer } = known;
    return { child, birthDate, sex, groups, document, answer };
  }
  const reading = parseIdentityDocument(child.kind, child.number);
  const read = reading.ok ? reading.document : null;
  // An identity number tells birth and sex, a certificate does not.
  const birthDate = read?.birthDate ?? child.birthDate;
  const isKnown = data !== null && today !== null && birthDate !== null;
  return {
    child,
    birthDate,
    sex: read?.sex ?? child.sex,
    groups: [],
    document: { kind: child.kind, number: read?.number ?? child.number },
    answer: isKnown ? newbornOnPhone(data.region, birthDate, today, parameters) : null,
  };
}

/** What the place is to new children: "，户籍地"; '' where that is not asked. */
function placeInWords({ children, place }: NewbornDraft, region: Region): string {
  const isAsked = placesFor(region, 'pupilOrChild').length > 1;
  const isNew = children.some(({ memberId }) => memberId === null);
  return isAsked && isNew && place ? `，${PLACE_NAMES[place]}` : '';
}

/** Whether everything is there that registering takes. */
function isReady(draft: NewbornDraft, region: Region | null): boolean {
  const { children } = draft;
  const isWhole = children.every(
    (child) => isFilled(child) && (child.registered || child.attachments.length > 0),
  );
  return isWhole && (children.every(({ registered }) => registered) || isGuardianDone(draft, region));
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
