import { useState } from 'react';
import type { FieldError } from './ErrorSummary';
import { showErrors } from './focus';

/**
 * Errors appear when someone wants to go on, not while they type; from then on those that appeared follow what is
 * typed, and another waits until someone wants to go on again. `submit` runs `onRight` where nothing is wrong, and leads to the errors otherwise. `fault`: what was refused after
 * the sending, shown until something is found wrong here.
 */
export function useErrors(find: () => FieldError[], fault: FieldError | null = null) {
  const [shown, setShown] = useState<readonly string[]>([]);
  const found = shown.length > 0 ? find().filter(({ field }) => shown.includes(field)) : [];
  const errors = found.length === 0 && fault ? [fault] : found;
  const submit = (onRight: () => void) => {
    const wrong = find();
    if (wrong.length === 0) return onRight();
    setShown(wrong.map(({ field }) => field));
    showErrors();
  };
  return { errors, submit };
}
