import type { InstitutionView, Region } from '@jiayibao/shared/contract/resident';
import { Hair } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { countyName } from '../../wording/people';
import { LEVEL_NAMES } from '../../wording/stays';

/** What an invented institution is called, in its name or beside it. */
const SAMPLE = '示例';

/** Institutions, a row each; one that is invented says so. */
export function PlaceRows({
  region,
  institutions,
}: {
  region: Region;
  institutions: readonly InstitutionView[];
}) {
  return (
    <Box role="list">
      {institutions.map(({ institutionId, name, level, county, sample }, at) => (
        <Box key={institutionId} role="listitem">
          {at > 0 && <Hair />}
          <Box className="kv">
            <Box className="grow">
              <Box>{name}</Box>
              <Box className="t-2t mt4">
                {countyName(region, county)}，{LEVEL_NAMES[level]}
              </Box>
            </Box>
            {sample && !name.startsWith(SAMPLE) && <Txt className="t-2t no ml8">{SAMPLE}</Txt>}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
