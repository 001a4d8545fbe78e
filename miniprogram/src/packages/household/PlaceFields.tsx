import { COUNTIES, REGIONS, type Region } from '@jiayibao/shared/contract/resident';
import type { FieldError } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { OptionCard } from '../../components/OptionCard';
import type { Serves } from '../../state/household-draft';
import { REGION_NAMES } from '../../wording/people';
import { text } from './text';

/** A household's place as far as it is chosen. */
export type TypedPlace = { region: Region | null; county: string | null };

export function placeErrors({ region, county }: TypedPlace): FieldError[] {
  if (region === null) return [{ field: 'region', message: text.place.regionMissing }];
  return county === null ? [{ field: 'county', message: text.place.countyMissing }] : [];
}

/** The region, whose policy then holds, and the county. */
export function PlaceFields({
  region,
  county,
  serves = null,
  errors,
  onChange,
}: TypedPlace & {
  /** Only these may be chosen, where there are any. */
  serves?: Serves | null;
  errors: readonly FieldError[];
  onChange: (place: TypedPlace) => void;
}) {
  const regions = serves ? [serves.region] : REGIONS;
  const offered = ({ code }: { code: string }) => !serves?.counties.length || serves.counties.includes(code);
  return (
    <>
      <OptionCard
        name="region"
        label={text.place.region}
        options={regions.map((value) => ({ value, text: REGION_NAMES[value] }))}
        value={region}
        onChange={(chosen) => chosen !== region && onChange({ region: chosen, county: null })}
        errors={errors}
      >
        <Box className="pad-x pad-b t-2">{text.place.regionHint}</Box>
      </OptionCard>
      {region && (
        <OptionCard
          name="county"
          label={text.place.county}
          options={COUNTIES[region].filter(offered).map(({ code, name }) => ({ value: code, text: name }))}
          value={county}
          onChange={(chosen) => onChange({ region, county: chosen })}
          errors={errors}
        />
      )}
    </>
  );
}
