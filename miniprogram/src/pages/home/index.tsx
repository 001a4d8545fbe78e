import type { HouseholdView } from '@jiayibao/shared/contract/resident';
import { CallFailed, useToday } from '../../cloud';
import { owner } from '../../cloud/owner';
import { Box } from '../../components/elements';
import { Failure, NoticeList, Skeleton } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Tile } from '../../components/Tile';
import { useAppearance } from '../../state/appearance';
import { useHousehold } from '../../state/household';
import { hasStored } from '../../state/storage';
import { coverText } from '../../wording/cover';
import { AskedCard } from './AskedCard';
import { FamilyCard } from './FamilyCard';
import { NoticeCard, StopBanner } from './NoticeCard';
import { text } from './text';
import { type Standing, useStanding } from './use-standing';
import { Welcome } from './Welcome';

/** The family and what can be done; for someone new, the way in. */
export default function Home() {
  const { household, failure, reload } = useHousehold();
  const today = useToday();
  const { stacked } = useAppearance();
  const isNew = household === null || isConsentMissing(failure);
  const waiting = household === undefined && !isNew;
  return (
    <Page title={text.title} tab="home">
      {household && !isNew && <StopBanner />}
      {household && !isNew && <AskedCard />}
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
      {household && !isNew && <NoticeCard />}
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
  const waiting = Object.keys(standing?.due ?? {}).length;
  const tiles = stacked ? 'col' : 'row stretch tiles';
  return (
    <>
      <FamilyCard household={household} standing={standing} today={today} />
      <Box className={tiles}>
        <EstimateTile />
        <Tile
          icon="card"
          title={text.contribution.title}
          hint={waiting > 0 ? text.contribution.waiting(waiting) : text.contribution.hint}
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
