import type { Region } from '@jiayibao/shared/contract/resident';
import { open } from '../../components/navigate';
import { isFilled, isGuardianDone, readNewborn } from './draft';

/** Opens the first page that is not filled in; a guardian agrees before anything of the child is asked. */
export function openNext(region: Region | null): void {
  const draft = readNewborn();
  const { children } = draft;
  const nameless = children.findIndex((child) => !isFilled(child));
  const bare = children.findIndex(({ registered, attachments }) => !registered && attachments.length === 0);
  if (children.some(({ registered }) => !registered) && !isGuardianDone(draft, region))
    open('/packages/newborn/guardian');
  else if (nameless >= 0) open('/packages/newborn/child', { at: String(nameless) });
  else if (bare >= 0) open('/packages/newborn/photos', { at: String(bare) });
  else open('/packages/newborn/check');
}
