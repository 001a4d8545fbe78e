import { type ParameterSet, parseParameters, publishedParameters } from '@jiayibao/shared/policy';
import { call } from '../cloud';
import { readStored, writeStored } from './storage';
import { createStore, useStore } from './store';

/** The newest figures that the phone has: those it was built with until the server has given newer ones. */
const parameters = createStore<ParameterSet>(stored() ?? publishedParameters);

function stored(): ParameterSet | null {
  const data = readStored<unknown>('parameters');
  try {
    return data === null ? null : parseParameters(data);
  } catch {
    // Kept by another version of the app, or damaged.
    return null;
  }
}

/** Asks for newer figures; without a network the phone goes on with what it has. */
export async function refreshParameters(): Promise<void> {
  try {
    const { data } = await call('parameters.read', { have: parameters.get().version });
    if (data.parameters === null) return;
    const newer = parseParameters(data.parameters);
    writeStored('parameters', data.parameters);
    parameters.set(newer);
  } catch {
    // As above: an estimate says which figures it was computed with.
  }
}

export function useParameters(): ParameterSet {
  return useStore(parameters);
}
