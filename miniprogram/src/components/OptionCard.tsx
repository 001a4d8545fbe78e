import type { ReactNode } from 'react';
import { Card } from './Card';
import { OptionRows } from './Choices';
import { errorOf, type FieldError } from './ErrorSummary';
import { FieldError as Wrong } from './FieldError';

/** A card that asks for one of several. `errors`: the form's, of which it shows that of the field `name`. */
export function OptionCard<Value extends string>({
  errors = [],
  children,
  ...rows
}: Parameters<typeof OptionRows<Value>>[0] & {
  errors?: readonly FieldError[];
  /** Between the title and the options: what helps to choose. */
  children?: ReactNode;
}) {
  return (
    <Card title={rows.label}>
      {children}
      <Wrong message={errorOf(errors, rows.name)} />
      <OptionRows {...rows} />
    </Card>
  );
}
