import type { InstitutionView, Region } from '@jiayibao/shared/contract/resident';
import { useEffect, useState } from 'react';
import { type CallFailed, call } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Hair } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { TextField } from '../../components/Field';
import { EmptyState, Failure } from '../../components/Notes';
import { Sheet } from '../../components/Sheet';
import { countyName } from '../../wording/people';
import { LEVEL_NAMES } from '../../wording/stays';
import { changeForm, changeSpecial } from './form';
import { text } from './text';

/** Milliseconds without a keystroke after which the search goes out. */
const PAUSE = 300;

type Page = { institutions: InstitutionView[]; next: string | null };

/** Hospitals by part of their name; the chosen one brings its level, and whether it is designated. */
export function HospitalSearch({ region, onClose }: { region: Region; onClose: () => void }) {
  const [name, setName] = useState('');
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<Page | null>(null);
  const [failure, setFailure] = useState<CallFailed | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: round counts the retries
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => {
      call('institution.search', { region, name: name.trim() || null }).then(
        ({ data }) => {
          if (overtaken) return;
          setFound(data);
          setFailure(null);
        },
        (error: unknown) => {
          if (!overtaken) setFailure(asFailure(error));
        },
      );
    }, PAUSE);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [region, name, round]);

  const more = async (shown: Page) => {
    try {
      const { data } = await call('institution.search', {
        region,
        name: name.trim() || null,
        after: shown.next,
      });
      setFound({ institutions: [...shown.institutions, ...data.institutions], next: data.next });
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const choose = (one: InstitutionView) => {
    changeForm({ level: one.level, hospital: { name: one.name, sample: one.sample } });
    changeSpecial({ notDesignated: !one.designated });
    onClose();
  };
  return (
    <Sheet title={text.search.title} onClose={onClose}>
      <TextField
        id="hospital-name"
        label={text.search.label}
        hint={text.search.hint}
        value={name}
        keyboard="search"
        maxLength={40}
        onChange={setName}
      />
      {failure && <Failure message={failure.message} onRetry={() => setRound(round + 1)} />}
      {found?.institutions.length === 0 && <EmptyState icon="search" title={text.search.empty} />}
      <Box role="list" label={text.search.title}>
        {found?.institutions.map((one) => (
          <Box key={one.institutionId} role="listitem">
            <Hair />
            <Tap className="opt" onTap={() => choose(one)}>
              <Box className="grow">
                <Box className="m">{one.name}</Box>
                <Box className="t-2t mt4">
                  {[
                    LEVEL_NAMES[one.level],
                    countyName(region, one.county),
                    one.consortium ?? '',
                    one.designated ? '' : text.search.notDesignated,
                  ]
                    .filter(Boolean)
                    .join('，')}
                </Box>
              </Box>
              {one.sample && <Txt className="t-2t no ml8">{text.search.sample}</Txt>}
            </Tap>
          </Box>
        ))}
      </Box>
      {found?.next && (
        <Box className="pad">
          <Button kind="secondary" onTap={() => void more(found)}>
            再看一些
          </Button>
        </Box>
      )}
    </Sheet>
  );
}
