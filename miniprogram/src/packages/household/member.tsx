import type { MemberView } from '@jiayibao/shared/contract/resident';
import { formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { useRouter } from '@tarojs/taro';
import { useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Cover } from '../../components/Cover';
import { Box, Txt } from '../../components/elements';
import { MemberHead } from '../../components/MemberHead';
import { EmptyState, Failure, NoticeList, Refused, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Said } from '../../components/Said';
import { useHousehold } from '../../state/household';
import { useStanding } from '../../state/standing';
import {
  ageInWords,
  CATEGORY_NAMES,
  DOCUMENT_NAMES,
  GROUP_NAMES,
  PLACE_NAMES,
  RELATION_NAMES,
  SEX_NAMES,
} from '../../wording/people';
import { beginChange } from './change';
import { text } from './text';

/** One member: what is known of them, how to see more, and what can be done. */
export default function Member() {
  const { household, failure, reload } = useHousehold();
  const { params } = useRouter();
  const change = useAct();
  const member = household?.members.find(({ memberId }) => memberId === params.member);
  return (
    <Page title={text.titles.member}>
      <Said />
      <Refused failure={change.failure} />
      {household === undefined && failure && <Failure message={failure.message} onRetry={reload} />}
      {household === undefined && !failure && <Skeleton rows={4} />}
      {household !== undefined && !member && (
        <Card>
          <EmptyState icon="person-plus" title={text.member.gone} />
        </Card>
      )}
      {member && (
        <>
          <CoverCard member={member} />
          {member.status === 'claimed' && <HowToSee member={member} />}
          <Facts member={member} />
          <Card>
            <Row
              name={text.member.change}
              value=""
              onTap={() => void change.act(member.memberId, () => beginChange(member.memberId))}
            />
            <Hair />
            <Row
              name={text.manage.apply}
              value=""
              onTap={() => open('/packages/case/start', { member: member.memberId })}
            />
          </Card>
        </>
      )}
    </Page>
  );
}

function CoverCard({ member }: { member: MemberView }) {
  const today = useToday();
  const standing = useStanding();
  const { memberId } = member;
  const due = standing?.due[memberId] ?? [];
  const words = [ageInWords(member.birthDate, today), RELATION_NAMES[member.relation]]
    .filter(Boolean)
    .join('，');
  return (
    <Card>
      <Box className="row top person-row">
        <MemberHead name={member.name} words={words}>
          <Cover
            cover={member.cover}
            today={today}
            due={due}
            paid={standing?.paid[memberId]}
            newborn={standing?.newborns[memberId]}
          />
        </MemberHead>
      </Box>
      {due.length > 0 && (
        <Row name={text.done.pay} value="" onTap={() => open('/packages/contribution/quote')} />
      )}
    </Card>
  );
}

/** How a claimed member comes to be confirmed: oneself, by themselves, or by the agency. */
function HowToSee({ member: { memberId, relation } }: { member: MemberView }) {
  return (
    <Card title={text.member.how}>
      {relation === 'self' ? (
        <Box className="pad-x pad-b">
          <Box className="pad-b">{text.member.self}</Box>
          <Button onTap={() => open('/packages/household/prove')}>{text.titles.prove}</Button>
        </Box>
      ) : (
        <Box className="pad-x pad-b">
          <NoticeList notices={text.member.others} />
          <Box className="mt8">
            <Button kind="secondary" onTap={() => open('/packages/case/start', { member: memberId })}>
              {text.member.ask}
            </Button>
          </Box>
        </Box>
      )}
    </Card>
  );
}

function Facts({ member }: { member: MemberView }) {
  const { document, birthDate, sex, category, place, groups } = member;
  const born = parseCivilDate(birthDate);
  const lines = [
    { name: DOCUMENT_NAMES[document.kind], value: document.number },
    {
      name: text.member.born,
      value: `${born ? formatChinese(born) : ''}${sex ? `，${SEX_NAMES[sex]}` : ''}`,
    },
    { name: text.titles.category, value: CATEGORY_NAMES[category] },
    ...(place ? [{ name: text.where.short, value: PLACE_NAMES[place] }] : []),
  ];
  return (
    <Card>
      {lines.map(({ name, value }, at) => (
        <Box key={name}>
          {at > 0 && <Hair />}
          <Row name={name} value={<Txt className="num">{value}</Txt>} />
        </Box>
      ))}
      {groups.map(({ group, state }) => (
        <Box key={group}>
          <Hair />
          <Row
            name={GROUP_NAMES[group]}
            value={
              <Chip
                kind={state === 'verified' ? 'ok' : 'plain'}
                icon={state === 'verified' ? 'tick' : 'clock'}
              >
                {state === 'verified' ? text.member.verified : text.member.claimed}
              </Chip>
            }
          />
        </Box>
      ))}
    </Card>
  );
}
