import type { HouseholdView } from '@jiayibao/shared/contract/resident';
import { CallFailed, useToday } from '../../cloud';
import { owner } from '../../cloud/owner';
import { Card, Row } from '../../components/Card';
import { Box } from '../../components/elements';
import { Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Tile } from '../../components/Tile';
import { useAppearance } from '../../state/appearance';
import { useHousehold } from '../../state/household';
import { useSummary } from '../../state/notices';
import { type Standing, useStanding } from '../../state/standing';
import { hasStored } from '../../state/storage';
import { coverText } from '../../wording/cover';
import { AskedCard } from './AskedCard';
import { FamilyCard } from './FamilyCard';
import { NoticeCard, StopBanner } from './NoticeCard';
import { text } from './text';
import { Welcome } from './Welcome';

/** The family and what can be done; for someone new, the way in. */
export default function Home() {
  const { household, failure, reload } = useHousehold();
  const today = useToday();
  const { stacked } = useAppearance();
  const isNew = household === null || isConsentMissing(failure);
  const waiting = household === undefined && !isNew;
  const summary = useSummary();
  // What is new comes before the family: in large type the family alone fills the screen.
  const fresh = (summary?.unread ?? 0) > 0;
  return (
    <Page title={text.title} tab="home">
      {summary?.staff && (
        <Card>
          <Row name={text.desk.name} value={text.desk.hint} onTap={() => open('/packages/agency/desk')} />
        </Card>
      )}
      {household && !isNew && summary?.banner && <StopBanner words={summary.banner.words} />}
      {household && !isNew && <AskedCard />}
      {household && !isNew && fresh && <NoticeCard fresh />}
      {waiting && !failure && <Skeleton rows={3} />}
      {waiting && failure && <Failure message={failure.message} onRetry={reload} />}
      {isNew && (
        <Welcome draft={hasStored(`draft.register${owner()}`)} consented={!isConsentMissing(failure)} />
      )}
      {household && !isNew ? (
        <Family household={household} today={today} />
      ) : (
        <Box className={stacked ? 'col' : 'row stretch tiles'}>
          <EstimateTile />
        </Box>
      )}
      {household && !isNew && summary && !fresh && <NoticeCard fresh={false} />}
      {household?.members.some((member) => member.status === 'claimed') && !isNew && (
        <NoticeList notices={[text.claimedHint]} />
      )}
      {household && failure && !isNew && <NoticeList notices={[failure.message]} />}
    </Page>
  );
}

/** The family, and what can be done for it. */
function Family({ household, today }: { household: HouseholdView; today: string | null }) {
  const standing = useStanding();
  const { stacked } = useAppearance();
  const tiles = stacked ? 'col' : 'row stretch tiles';
  return (
    <>
      {standing?.order && (
        <Card>
          <Strip>{text.openOrder}</Strip>
          <Row
            name={text.goOrder}
            value=""
            onTap={() => open('/packages/contribution/order', { number: standing.order ?? undefined })}
          />
        </Card>
      )}
      <FamilyCard household={household} standing={standing} today={today} />
      <Box className={tiles}>
        <EstimateTile />
        <Tile
          icon="card"
          title={text.contribution.title}
          hint={contributionHint(standing)}
          onTap={() => open('/packages/contribution/quote')}
        />
      </Box>
      <Box className={tiles}>
        <Tile
          icon="person-plus"
          title={text.newborn.title}
          hint={newbornHint(standing)}
          onTap={() => open('/packages/newborn/start')}
        />
        <Tile
          icon="pill"
          title={text.twoDisease.title}
          hint={text.twoDisease.hint}
          onTap={() => open('/packages/two-disease/index')}
        />
      </Box>
      <Box className={tiles}>
        <Tile
          icon="shield"
          title={text.privacy.title}
          hint={text.privacy.hint}
          onTap={() => open('/packages/household/keepers')}
        />
      </Box>
    </>
  );
}

/** How many wait to be paid for; where nobody is left, what was paid. */
function contributionHint(standing: Standing | null): string {
  const waiting = Object.keys(standing?.due ?? {}).length;
  if (waiting > 0) return text.contribution.waiting(waiting);
  return standing?.open && standing.left === 0 ? text.contribution.paid : text.contribution.hint;
}

/** How long the child who needs it first can still be enrolled from birth. */
function newbornHint(standing: Standing | null): string {
  const left = Object.values(standing?.newborns ?? {}).filter((days) => days >= 0);
  return left.length > 0 ? coverText.left(Math.min(...left)) : text.newborn.hint;
}

function EstimateTile() {
  return (
    <Tile
      icon="bed"
      title={text.estimate.title}
      hint={text.estimate.hint}
      onTap={() => openTab('estimate')}
    />
  );
}

/** Nothing is processed without consent: the reading itself is refused, and consent is where to begin. */
function isConsentMissing(failure: CallFailed | null): boolean {
  return failure instanceof CallFailed && failure.code === 'CONSENT_REQUIRED';
}
