import { useDidHide } from '@tarojs/taro';
import { useEffect } from 'react';
import { createStore, useStore } from './store';

/** What was just done, in a sentence: said by the page that is, or comes next, in sight, until it is left. */
const said = createStore<string | null>(null);

export function say(words: string | null): void {
  said.set(words);
}

export function useSaid(): string | null {
  useDidHide(() => say(null));
  useEffect(() => () => say(null), []);
  return useStore(said);
}
