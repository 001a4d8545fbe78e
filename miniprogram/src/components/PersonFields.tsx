import { IDENTITY_DOCUMENT_KINDS } from '@jiayibao/shared/contract/resident';
import { formatChinese } from '@jiayibao/shared/dates';
import { documentText } from '../wording/documents';
import { DOCUMENT_NAMES, SEX_NAMES } from '../wording/people';
import { Card } from './Card';
import { OptionRows } from './Choices';
import { errorOf, type FieldError } from './ErrorSummary';
import { Box } from './elements';
import { TextField } from './Field';
import { Strip } from './Notes';
import { readDocument, type TypedPerson } from './person-checks';

/** Name and document. What the number tells is shown at once, so that a slip is seen. */
export function PersonFields({
  person,
  errors,
  onChange,
}: {
  person: TypedPerson;
  errors: readonly FieldError[];
  onChange: (change: Partial<TypedPerson>) => void;
}) {
  const reading = readDocument(person);
  const derived = reading.ok && reading.document.birthDate !== null && reading.document.sex !== null;
  return (
    <>
      <Card>
        <TextField
          id="name"
          label={documentText.person.name}
          hint={documentText.person.nameHint}
          error={errorOf(errors, 'name')}
          value={person.name}
          maxLength={40}
          onChange={(name) => onChange({ name })}
        />
      </Card>
      <Card title={documentText.person.kind}>
        <OptionRows
          name="kind"
          label={documentText.person.kind}
          options={IDENTITY_DOCUMENT_KINDS.map((value) => ({ value, text: DOCUMENT_NAMES[value] }))}
          value={person.kind}
          onChange={(kind) => onChange({ kind })}
        />
        {person.kind === 'birthCertificate' && <Box className="pad t-2">{documentText.person.newborn}</Box>}
      </Card>
      <Card>
        <TextField
          id="number"
          label={documentText.person.number}
          hint={person.kind === 'residentId' ? documentText.person.numberHint : undefined}
          error={errorOf(errors, 'number')}
          value={person.number}
          keyboard={person.kind === 'residentId' ? 'idcard' : 'text'}
          maxLength={40}
          onChange={(number) => onChange({ number })}
        />
        {derived && (
          <Strip kind="plain" icon="tick" boxed>
            {documentText.person.derived(
              formatChinese(reading.document.birthDate as NonNullable<typeof reading.document.birthDate>),
              SEX_NAMES[reading.document.sex as NonNullable<typeof reading.document.sex>],
            )}
          </Strip>
        )}
      </Card>
    </>
  );
}
