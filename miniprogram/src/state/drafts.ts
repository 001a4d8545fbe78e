import { owner } from '../cloud/owner';
import { readStored, removeStored, writeStored } from './storage';
import { createStore, type Store, useStore } from './store';

/**
 * Forms as far as they are filled in, by name, kept on the phone at every keystroke until they are dropped: going
 * back, closing the app and losing the network lose nothing.
 */
export function keepDrafts<Draft extends object>(empty: Draft) {
  const stores = new Map<string, Store<Draft>>();
  const place = (name: string) => `draft.${name}${owner()}`;
  const storeOf = (name: string): Store<Draft> => {
    let store = stores.get(place(name));
    if (!store) {
      store = createStore({ ...empty, ...readStored<Partial<Draft>>(place(name)) });
      stores.set(place(name), store);
    }
    return store;
  };
  return {
    read: (name: string): Draft => storeOf(name).get(),
    write(name: string, draft: Draft): void {
      writeStored(place(name), draft);
      storeOf(name).set(draft);
    },
    drop(name: string): void {
      removeStored(place(name));
      storeOf(name).set(empty);
    },
    use: (name: string): Draft => useStore(storeOf(name)),
  };
}
