import { useEffect, useState } from 'react';
import { type DateParts, dateOf, partsOf, problemOf } from './date-parts';
import { Box, Input, Txt } from './elements';
import { description, FieldFrame } from './Field';

const PARTS = [
  { part: 'year', unit: '年', length: 4 },
  { part: 'month', unit: '月', length: 2 },
  { part: 'day', unit: '日', length: 2 },
] as const;

/**
 * A day in three typed parts: quicker than wheels for a birth date, and the same by keyboard and screen reader
 * (docs/decisions). Tells `onChange` the date, or null while what is typed is no real day.
 */
export function DateField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  onProblem,
}: {
  id: string;
  label: string;
  hint?: string;
  error?: string | null;
  value: string | null;
  onChange: (date: string | null) => void;
  /** For a form that says what is wrong with what is half typed; null where it is a real day. */
  onProblem?: (problem: string | null) => void;
}) {
  const [parts, setParts] = useState(() => partsOf(value));
  // A value that came from elsewhere (a draft, the server's today) replaces what is shown.
  useEffect(() => {
    if (value !== null && value !== dateOf(parts)) setParts(partsOf(value));
  }, [value, parts]);

  const type = (part: keyof DateParts, typed: string) => {
    const next = { ...parts, [part]: digits(typed) };
    setParts(next);
    onProblem?.(problemOf(next));
    onChange(dateOf(next));
  };
  return (
    <FieldFrame id={id} inputId={`${id}-year`} label={label} hint={hint} error={error}>
      <Box id={id} className="date" role="group" label={label}>
        {PARTS.map(({ part, unit, length }) => (
          <Box key={part} className="date-part">
            <Box
              className={`box date-box ${part === 'year' ? 'date-box-year' : ''} ${error ? 'box-bad' : ''}`}
            >
              <Input
                id={`${id}-${part}`}
                className="num"
                label={`${label}，${unit}`}
                keyboard="number"
                maxLength={length}
                value={parts[part]}
                onChange={(typed) => type(part, typed)}
                {...description(id, hint, error)}
              />
            </Box>
            <Txt className="date-unit">{unit}</Txt>
          </Box>
        ))}
      </Box>
    </FieldFrame>
  );
}

/** Digits alone; a Chinese keyboard may give full-width ones. */
function digits(typed: string): string {
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '');
}
