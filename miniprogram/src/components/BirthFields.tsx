import { SEXES } from '@jiayibao/shared/contract/resident';
import { documentText } from '../wording/documents';
import { SEX_NAMES } from '../wording/people';
import { Card } from './Card';
import { DateField } from './DateField';
import { errorOf, type FieldError } from './ErrorSummary';
import { Box } from './elements';
import { OptionCard } from './OptionCard';
import type { TypedPerson } from './person-checks';

/** Birth date and sex, for a document that carries none. `onProblem` hears what is wrong with a half-typed date. */
export function BirthFields({
  person,
  errors,
  onChange,
  onProblem,
}: {
  person: TypedPerson;
  errors: readonly FieldError[];
  onChange: (change: Partial<TypedPerson>) => void;
  onProblem: (problem: string | null) => void;
}) {
  return (
    <>
      <Card>
        <Box className="pad t-2">{documentText.birth.why}</Box>
        <DateField
          id="birth"
          label={documentText.birth.date}
          error={errorOf(errors, 'birth')}
          value={person.birthDate}
          onChange={(birthDate) => onChange({ birthDate })}
          onProblem={onProblem}
        />
      </Card>
      <OptionCard
        name="sex"
        label={documentText.birth.sex}
        options={SEXES.map((value) => ({ value, text: SEX_NAMES[value] }))}
        value={person.sex}
        onChange={(sex) => onChange({ sex })}
        errors={errors}
      />
    </>
  );
}
