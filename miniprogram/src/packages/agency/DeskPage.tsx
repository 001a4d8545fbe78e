import type { StaffView } from '@jiayibao/shared/contract/agency';
import { COUNTIES } from '@jiayibao/shared/contract/resident';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box, Heading, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { EmptyState, Failure, Skeleton } from '../../components/Notes';
import { goBack, open } from '../../components/navigate';
import { useAppearance } from '../../state/appearance';
import { countyName, faceOf, REGION_NAMES } from '../../wording/people';
import { callAgency } from './cloud';
import './desk.css';
import { text } from './text';

/** The desk's rooms, in the order of the bar. */
const ROOMS = ['desk', 'search', 'assist', 'recognise', 'complaints', 'staff', 'settings', 'stop'] as const;
export type Room = (typeof ROOMS)[number];

/**
 * A page of the desk: its bar, and below it what `children` make of the one of staff who is signed in. Somebody who is
 * none is told how to become one.
 */
export function DeskPage({
  title,
  room,
  children,
}: {
  title: string;
  room: Room;
  children: (me: StaffView) => ReactNode;
}) {
  const { dark, large } = useAppearance();
  const { data: me, failure, reload } = useLoaded(async () => (await callAgency('staff.me', {})).data);
  const stranger = failure?.code === 'NOT_ALLOWED' || failure?.code === 'CONSENT_REQUIRED';
  return (
    <Box className={`root desk ${dark ? 'dark' : ''} ${large ? 'large' : ''}`}>
      <Bar room={room} title={title} me={me} />
      <Box className="d-main" role="main">
        {!me && !failure && <Skeleton rows={5} />}
        {!me && failure && !stranger && <Failure message={failure.message} onRetry={reload} />}
        {!me && stranger && (
          <Card>
            <EmptyState icon="shield" title={text.notStaff}>
              {text.notStaffHint}
              <Box className="mt16">
                <Button onTap={() => open('/packages/agency/accept')}>{text.titles.accept}</Button>
              </Box>
            </EmptyState>
          </Card>
        )}
        {me && children(me)}
      </Box>
    </Box>
  );
}

function Bar({ room, title, me }: { room: Room; title: string; me: StaffView | null }) {
  return (
    <Box className="d-top" role="navigation" label={text.brand}>
      <Tap className="icon-tap" label="返回" onTap={goBack}>
        <Icon name="back" size={24} />
      </Tap>
      <Heading level={1} className="d-brand">
        {text.brand}
        <Txt className="d-title">{title}</Txt>
      </Heading>
      {me && (
        <Box className="d-nav">
          {ROOMS.filter((one) => one !== 'staff' || me.role !== 'clerk').map((one) => (
            <Tap
              key={one}
              className={`d-tab ${one === room ? 'd-tab-on' : ''}`}
              label={text.titles[one]}
              current={one === room}
              onTap={() => void Taro.redirectTo({ url: `/packages/agency/${one}` })}
            >
              {text.titles[one]}
            </Tap>
          ))}
        </Box>
      )}
      {me && (
        <Box className="d-me">
          <Txt className="ink2 mr8">{postInWords(me)}</Txt>
          <Txt className="b">{me.name}</Txt>
          <Box className="face ml8" role="none">
            {faceOf(me.name)}
          </Box>
        </Box>
      )}
    </Box>
  );
}

/** "兰州市全部8个县区": what holds for a whole region. */
export function scopeInWords(region: StaffView['region']): string {
  return `${REGION_NAMES[region]}全部${COUNTIES[region].length}个县区`;
}

/** "兰州市城关区、七里河区"; a whole region without counties. */
export function postInWords({ region, counties }: Pick<StaffView, 'region' | 'counties'>): string {
  const places = counties.map((code) => countyName(region, code)).join('、');
  return `${REGION_NAMES[region]}${places}`;
}
