import type { CompareResult } from '@jiayibao/shared/contract/calculation';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card, Row } from '../../components/Card';
import { EmptyState, NoticeList, Strip } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import type { Payer } from '../../components/payers';
import { dayInWords } from '../../wording/cases';
import { GROUP_NAMES } from '../../wording/people';
import { NOTICE_NAMES } from '../../wording/stays';
import { type Authority, useAuthority } from './answer';
import { HeadlineCard } from './HeadlineCard';
import { LevelsCard } from './LevelsCard';
import { OutOfArea } from './OutOfArea';
import { TakenCard } from './TakenCard';
import { text } from './text';
import { type Estimate, useEstimate } from './use-estimate';
import { WhyCard, WhySheet } from './Why';

/** The answer in full: who pays what, the levels side by side, and why. */
export default function ResultPage() {
  const estimate = useEstimate();
  const authority = useAuthority(estimate);
  const [asked, setAsked] = useState<Payer | null>(null);
  const { preview, level, form } = estimate;

  // The function's answer stands wherever there is one; until then the phone's own.
  const result =
    authority.state === 'checked' ? authority.result : preview.state === 'ready' ? preview.result : null;
  const chosen = result?.levels.find((one) => one.level === level)?.result;
  const error =
    authority.state === 'refused' ? authority.error : preview.state === 'refused' ? preview.error : null;
  if (error) {
    return (
      <Page title={text.resultTitle}>
        <Card>
          {form.special.outOfArea ? (
            <OutOfArea region={estimate.region} />
          ) : (
            <Strip icon="warn">{error.message}</Strip>
          )}
        </Card>
        <Button kind="secondary" onTap={() => openTab('estimate')}>
          {text.change}
        </Button>
      </Page>
    );
  }
  if (!result || !chosen) {
    return (
      <Page title={text.resultTitle}>
        <Card>
          <EmptyState icon="calculator" title={text.none}>
            {text.noneHint}
          </EmptyState>
        </Card>
        <Button onTap={() => openTab('estimate')}>{text.title}</Button>
      </Page>
    );
  }
  return (
    <Page title={text.resultTitle}>
      <Condition estimate={estimate} />
      <HeadlineCard estimate={estimate} result={chosen} />
      <LevelsCard result={result} level={level} />
      <WhyCard result={chosen} onOpen={setAsked} />
      <TakenCard known={estimate.known} />
      <NoticeList notices={notesOf(estimate, result, authority)} />
      {asked && (
        <WhySheet
          result={chosen}
          asked={asked}
          level={level}
          region={estimate.region}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  );
}

/** A newborn's cover that there is not yet: the figures hold on that condition alone. */
function Condition({ estimate: { known, member } }: { estimate: Estimate }) {
  const { benefitPeriod = null, ifEnrolled = null } = known.basis ?? {};
  if (!benefitPeriod || !ifEnrolled || !member) return null;
  const { deadline, withinDeadline } = ifEnrolled;
  return (
    <Card>
      <Strip>
        {text.newborn(dayInWords(benefitPeriod.from), withinDeadline ? dayInWords(deadline) : null)}
      </Strip>
      <Row
        name={text.goNewborn}
        value=""
        onTap={() => open('/packages/newborn/start', { member: member.memberId })}
      />
    </Card>
  );
}

/** What has to be said with this answer. */
function notesOf(estimate: Estimate, result: CompareResult, authority: Authority): string[] {
  const { level, groups, claimedGroups, form } = estimate;
  const chosen = result.levels.find((one) => one.level === level)?.result;
  const version = chosen?.parametersVersion ?? estimate.parameters.version;
  const verdict = {
    checking: text.checking,
    absent:
      authority.state === 'absent' && authority.offline ? text.offline(version) : text.notChecked(version),
    refused: '',
    checked: text.checked(version),
  }[authority.state];
  return [
    text.notes.estimate,
    groups.length === 0 ? text.notes.ordinary : '',
    claimedGroups.length > 0
      ? text.notes.claimedGroups(claimedGroups.map((group) => GROUP_NAMES[group]).join('、'))
      : '',
    ...(chosen?.notices ?? []).map((notice) => NOTICE_NAMES[notice]),
    form.hospital?.sample ? text.notes.sample : '',
    text.notes.level,
    verdict,
    version === estimate.parameters.version ? '' : text.updated,
  ].filter((note) => note !== '');
}
