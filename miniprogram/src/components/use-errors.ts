import { useState } from 'react';
import type { FieldError } from './ErrorSummary';
import { showErrors } from './focus';

/**
 * Errors appear when someone wants to go on, not while they type; from then on they follow what is typed.
 * `submit` runs `onRight` where nothing is wrong, and leads to the errors otherwise. `fault`: what was refused after
 * the sending, shown until something is found wrong here.
 */
export function useErrors(find: () => FieldError[], fault: FieldError | null = null) {
  const [shown, setShown] = useState(false);
  const found = shown ? find() : [];
  const errors = found.length === 0 && fault ? [fault] : found;
  const submit = (onRight: () => void) => {
    if (find().length === 0) return onRight();
    setShown(true);
    showErrors();
  };
  return { errors, submit };
}
