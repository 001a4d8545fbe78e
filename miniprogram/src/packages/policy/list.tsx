import type { Region } from '@jiayibao/shared/contract/resident';
import { publishedParameters } from '@jiayibao/shared/policy';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box, Choice, Txt } from '../../components/elements';
import { TextField } from '../../components/Field';
import { Fold } from '../../components/Fold';
import { EmptyState, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { Page } from '../../components/Page';
import { useHousehold } from '../../state/household';
import { dayInWords } from '../../wording/cases';
import { REGION_NAMES } from '../../wording/people';
import { NOTICE_NAMES } from '../../wording/stays';
import { ClauseRows } from './ClauseRows';
import { chaptersOf, findClauses, meaningOf, REGIONS, regionOf } from './read';
import { text } from './text';

/** A policy by its chapters, or what of it holds the words that were typed. */
export default function List() {
  const { household, failure } = useHousehold();
  const home = household?.region ?? null;
  const { policy: asked } = useRouter().params;
  const [chosen, setChosen] = useState<Region | null>(regionOf(asked));
  const [words, setWords] = useState('');
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const region = chosen ?? home ?? 'lanzhou';
  if (chosen === null && household === undefined && !failure) {
    return (
      <Page title={text.titles.list}>
        <Skeleton rows={3} />
      </Page>
    );
  }
  const { policy, title, inForce } = publishedParameters[region];
  const searching = words.trim() !== '';
  const found = findClauses(policy, words);
  const toggle = (heading: string) =>
    setUnfolded(
      unfolded.includes(heading) ? unfolded.filter((one) => one !== heading) : [...unfolded, heading],
    );
  return (
    <Page title={text.titles.list}>
      <Card>
        <Box className="pad">
          <Box className="row wrap seg-row" role="radiogroup" label={text.region}>
            {(home === 'linxia' ? [...REGIONS].reverse() : REGIONS).map((one) => (
              <Choice
                key={one}
                kind="radio"
                name="policy-region"
                className={`seg-choice ${one === region ? 'seg-choice-on' : ''}`}
                checked={one === region}
                onChange={() => setChosen(one)}
              >
                <Txt>{REGION_NAMES[one]}</Txt>
              </Choice>
            ))}
          </Box>
          {home && <Box className="t-2t mt4">{text.yours(REGION_NAMES[home])}</Box>}
          <Box className="m mt8">{title}</Box>
          <Box className="t-2t num">{text.from(dayInWords(inForce.from))}</Box>
        </Box>
        {policy === 'linxia-2018' && (
          <Strip boxed icon="warn">
            {NOTICE_NAMES.policyMayBeOutdated}
          </Strip>
        )}
      </Card>
      <Card>
        <TextField
          id="policy-words"
          label={text.find}
          hint={text.findHint}
          value={words}
          keyboard="search"
          maxLength={20}
          onChange={setWords}
        />
        <Box className="pad-x t-2t" role="status">
          {searching && found.length > 0 && <Box className="pad-b">{text.found(found.length)}</Box>}
        </Box>
      </Card>
      {searching && found.length === 0 && (
        <NothingFound region={region} words={words.trim()} onRegion={setChosen} />
      )}
      {chaptersOf(found).map(({ heading, clauses }) =>
        searching ? (
          <Card key={heading} title={heading}>
            <ClauseRows policy={policy} list={clauses} />
          </Card>
        ) : (
          <Fold
            key={heading}
            title={heading}
            hint={
              clauses.length > 1
                ? text.through(clauses[0]?.id ?? '', clauses.at(-1)?.id ?? '')
                : clauses.map((one) => meaningOf(policy, one)).join('')
            }
            open={unfolded.includes(heading)}
            onToggle={() => toggle(heading)}
          >
            <ClauseRows policy={policy} list={clauses} />
          </Fold>
        ),
      )}
      <NoticeList notices={[text.caution]} />
    </Page>
  );
}

/** Nothing in this policy; perhaps in the other. */
function NothingFound({
  region,
  words,
  onRegion,
}: {
  region: Region;
  words: string;
  onRegion: (region: Region) => void;
}) {
  const others = REGIONS.filter((one) => one !== region).map((one) => ({
    region: one,
    count: findClauses(publishedParameters[one].policy, words).length,
  }));
  return (
    <Card>
      <EmptyState icon="search" title={text.none(words)}>
        {text.noneHint}
        {others.map(
          (other) =>
            other.count > 0 && (
              <Box key={other.region} className="mt16">
                <Button kind="secondary" onTap={() => onRegion(other.region)}>
                  {text.elsewhere(REGION_NAMES[other.region], other.count)}
                </Button>
              </Box>
            ),
        )}
      </EmptyState>
    </Card>
  );
}
