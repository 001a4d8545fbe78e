import type { Region } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { type CaseDraft, conditionsOf } from '../state/case-draft';
import { applicationText } from '../wording/applications';
import { CONDITION_NAMES } from '../wording/recognitions';
import { Card, Row } from './Card';
import { CheckRow } from './Choices';
import { ConditionRows } from './ConditionRows';
import { DateField } from './DateField';
import { errorOf, type FieldError } from './ErrorSummary';
import { Box } from './elements';
import { FieldError as Wrong } from './FieldError';
import { InstitutionSearch } from './InstitutionSearch';

const text = applicationText.twoDisease;
/** Only Lanzhou's policy has the benefit. */
const REGION: Region = 'lanzhou';

/** What of an application for two-disease is missing. `problem`: of a half-typed date. */
export function twoDiseaseErrors(
  { noOrganDamage, hospital, from, ...draft }: CaseDraft,
  problem: string | null,
): FieldError[] {
  return [
    ...(conditionsOf(draft).length === 0 ? [{ field: 'conditions', message: text.conditionsMissing }] : []),
    ...(noOrganDamage ? [] : [{ field: 'damage', message: text.damageMissing }]),
    ...(hospital === null ? [{ field: 'hospital', message: text.hospitalMissing }] : []),
    ...(from === null ? [{ field: 'from', message: problem ?? text.onMissing }] : []),
  ];
}

/** Which disease, that nothing is damaged yet, and where and when it was diagnosed. */
export function TwoDiseaseFields({
  draft,
  errors,
  change,
  onProblem,
}: {
  draft: CaseDraft;
  errors: readonly FieldError[];
  change: (change: Partial<CaseDraft>) => void;
  onProblem: (problem: string | null) => void;
}) {
  const { name, noOrganDamage, hospital, from } = draft;
  const [searching, setSearching] = useState(false);
  return (
    <>
      <Card title={text.conditions(name)}>
        <Box id="conditions" role="group" label={text.conditions(name)}>
          <Wrong message={errorOf(errors, 'conditions')} />
          <ConditionRows of={draft} but={draft.recognised} onChange={change} />
          {draft.recognised.map((condition) => (
            <Row key={condition} name={CONDITION_NAMES[condition]} value={text.recognised} />
          ))}
        </Box>
      </Card>
      <Card title={text.damage}>
        <Wrong message={errorOf(errors, 'damage')} />
        <CheckRow
          id="damage"
          text={text.noDamage}
          hint={text.damageHint}
          checked={noOrganDamage}
          onChange={(on) => change({ noOrganDamage: on })}
        />
      </Card>
      <Card title={text.hospital}>
        <Box className="pad-x t-2">{text.hospitalHint}</Box>
        <Wrong message={errorOf(errors, 'hospital')} />
        <Box id="hospital">
          <Row
            name={hospital ? text.chosen : text.choose}
            value={hospital?.name ?? ''}
            onTap={() => setSearching(true)}
          />
        </Box>
      </Card>
      <Card>
        <DateField
          id="from"
          label={text.on}
          hint={text.onHint}
          error={errorOf(errors, 'from')}
          value={from}
          onChange={(day) => change({ from: day })}
          onProblem={onProblem}
        />
      </Card>
      {searching && (
        <InstitutionSearch
          region={REGION}
          empty={text.hospitalEmpty}
          emptyHint={text.hospitalEmptyHint}
          fits={({ level, designated }) => designated && level !== 'tier1'}
          onChoose={(one) => change({ hospital: { institutionId: one.institutionId, name: one.name } })}
          onClose={() => setSearching(false)}
        />
      )}
    </>
  );
}
