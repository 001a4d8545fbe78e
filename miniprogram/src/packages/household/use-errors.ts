import { useState } from 'react';
import type { FieldError } from '../../components/ErrorSummary';
import { showErrors } from '../../components/focus';

/**
 * Errors appear when someone wants to go on, not while they type; from then on they follow what is typed.
 * `submit` runs `onRight` where nothing is wrong, and leads to the errors otherwise.
 */
export function useErrors(find: () => FieldError[]) {
  const [shown, setShown] = useState(false);
  const errors = shown ? find() : [];
  const submit = (onRight: () => void) => {
    if (find().length === 0) return onRight();
    setShown(true);
    showErrors();
  };
  return { errors, submit };
}
