import type { AgencyInputOf } from '@jiayibao/shared/contract/agency';
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box, Select } from '../../components/elements';
import { FieldFrame, TextField } from '../../components/Field';
import { useErrors } from '../../components/use-errors';
import { DOCUMENT_NAMES } from '../../wording/people';
import { text } from './text';

export type SearchBy = AgencyInputOf<'case.search'>['by'];
type Field = SearchBy['field'];

/** What to search for: one exact name or number. `fields`: by which, the first chosen at first. */
export function SearchFields({
  fields,
  busy,
  onSearch,
  onTyped,
}: {
  fields: readonly [Field, ...Field[]];
  busy: boolean;
  onSearch: (by: SearchBy) => void;
  /** Something else is being asked: what was found before is not the answer to it. */
  onTyped?: () => void;
}) {
  const [field, setField] = useState<Field>(fields[0]);
  const [kind, setKind] = useState<IdentityDocumentKind>('residentId');
  const [typed, setTyped] = useState('');
  const { errors, submit } = useErrors(() =>
    typed.trim() === '' ? [{ field: 'typed', message: text.search[`${field}Missing`] }] : [],
  );
  const search = () => {
    const words = typed.trim();
    if (field === 'name') onSearch({ field, name: words });
    else if (field === 'document') onSearch({ field, document: { kind, number: words } });
    else onSearch({ field, caseNumber: words.toUpperCase() });
  };
  return (
    <Box className="card">
      <ErrorSummary errors={errors} />
      {fields.length > 1 && (
        <FieldFrame id="by" label={text.search.by}>
          <Box className="box">
            <Select
              id="by"
              label={text.search.by}
              value={field}
              options={fields.map((value) => ({ value, text: text.search[value] }))}
              onChange={(value) => {
                setField(value as Field);
                onTyped?.();
              }}
            />
          </Box>
        </FieldFrame>
      )}
      {field === 'document' && (
        <FieldFrame id="document-kind" label="证件类型">
          <Box className="box">
            <Select
              id="document-kind"
              label="证件类型"
              value={kind}
              options={IDENTITY_DOCUMENT_KINDS.map((value) => ({ value, text: DOCUMENT_NAMES[value] }))}
              onChange={(value) => setKind(value as IdentityDocumentKind)}
            />
          </Box>
        </FieldFrame>
      )}
      <TextField
        id="typed"
        label={text.search[field]}
        error={errorOf(errors, 'typed')}
        value={typed}
        maxLength={40}
        onChange={(words) => {
          setTyped(words);
          onTyped?.();
        }}
        onEnter={() => submit(search)}
      />
      <Box className="pad">
        <Button busy={busy} onTap={() => submit(search)}>
          {text.search.button}
        </Button>
      </Box>
    </Box>
  );
}
