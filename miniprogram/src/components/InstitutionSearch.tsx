import type { InstitutionView, Region } from '@jiayibao/shared/contract/resident';
import { useEffect, useState } from 'react';
import { type CallFailed, call } from '../cloud';
import { asFailure } from '../cloud/use-call';
import { useHouseholdKnown } from '../state/household';
import { countyName } from '../wording/people';
import { LEVEL_NAMES } from '../wording/stays';
import { Button } from './Button';
import { Hair } from './Card';
import { Box, Tap, Txt } from './elements';
import { TextField } from './Field';
import { EmptyState, Failure } from './Notes';
import { Sheet } from './Sheet';

const text = {
  title: '找医院',
  label: '医院名称',
  hint: '输入一部分就行，例如“人民”',
  sample: '示例',
  notDesignated: '非定点',
  more: '再看一些',
};

/** Milliseconds without a keystroke after which the search goes out. */
const PAUSE = 300;

type Page = { institutions: InstitutionView[]; next: string | null };

/**
 * Institutions by part of their name, the household's county first among those shown. `fits`: which of them can be
 * chosen; the others are not shown. The sheet keeps its height, so that the field stays where it is being typed into.
 */
export function InstitutionSearch({
  region,
  empty,
  emptyHint,
  fits = () => true,
  onChoose,
  onClose,
}: {
  region: Region;
  /** What to say where none is found. */
  empty: string;
  emptyHint?: string;
  fits?: (one: InstitutionView) => boolean;
  onChoose: (one: InstitutionView) => void;
  onClose: () => void;
}) {
  const household = useHouseholdKnown();
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
  const fitting = found?.institutions.filter(fits);
  const near = (one: InstitutionView) => household?.region === region && one.county === household.county;
  const shown = fitting && [...fitting.filter(near), ...fitting.filter((one) => !near(one))];
  return (
    <Sheet title={text.title} onClose={onClose}>
      <Box className="search-sheet">
        <TextField
          id="hospital-name"
          label={text.label}
          hint={text.hint}
          value={name}
          keyboard="search"
          maxLength={40}
          onChange={setName}
        />
        {failure && <Failure message={failure.message} onRetry={() => setRound(round + 1)} />}
        {shown?.length === 0 && (
          <EmptyState icon="search" title={empty}>
            {emptyHint}
          </EmptyState>
        )}
        <Box role="list" label={text.title}>
          {shown?.map((one) => (
            <Box key={one.institutionId} role="listitem">
              <Hair />
              <Tap
                className="opt"
                onTap={() => {
                  onChoose(one);
                  onClose();
                }}
              >
                <Box className="grow">
                  <Box className="m">{one.name}</Box>
                  <Box className="t-2t mt4">
                    {[
                      LEVEL_NAMES[one.level],
                      countyName(region, one.county),
                      one.consortium ?? '',
                      one.designated ? '' : text.notDesignated,
                    ]
                      .filter(Boolean)
                      .join('，')}
                  </Box>
                </Box>
                {one.sample && <Txt className="t-2t no ml8">{text.sample}</Txt>}
              </Tap>
            </Box>
          ))}
        </Box>
        {found?.next && (
          <Box className="pad">
            <Button kind="secondary" onTap={() => void more(found)}>
              {text.more}
            </Button>
          </Box>
        )}
      </Box>
    </Sheet>
  );
}
