import { LEVELS, type Level } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { Card, Hair, Row } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { InstitutionSearch } from '../../components/InstitutionSearch';
import { LEVEL_NAMES } from '../../wording/stays';
import { changeForm, changeSpecial } from './form';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** Which level of hospital: chosen outright, or by the hospital's name. */
export function HospitalCard({ estimate }: { estimate: Estimate }) {
  const { form, region, level, terms } = estimate;
  const [searching, setSearching] = useState(false);
  const levels: readonly Level[] = LEVELS[region];
  return (
    <Card title={text.level}>
      <OptionRows
        name="level"
        label={text.level}
        options={levels.map((value) => ({
          value,
          text: LEVEL_NAMES[value],
          aside: terms[value],
        }))}
        value={level}
        onChange={(chosen) => changeForm({ level: chosen, hospital: null })}
      />
      {level !== levels[levels.length - 1] && <Hair />}
      <Row name={text.hospital} value={form.hospital?.name ?? ''} onTap={() => setSearching(true)} />
      {searching && (
        <InstitutionSearch
          region={region}
          empty={text.searchEmpty}
          onChoose={(one) => {
            changeForm({ level: one.level, hospital: { name: one.name, sample: one.sample } });
            changeSpecial({ notDesignated: !one.designated });
          }}
          onClose={() => setSearching(false)}
        />
      )}
    </Card>
  );
}
