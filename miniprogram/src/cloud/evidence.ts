import {
  type AttachmentView,
  evidenceActions,
  type KeyedEvidenceAction,
} from '@jiayibao/shared/contract/resident';
import { type CallFailed, caller, failureOf } from './call';
import { type ChosenFile, putFile } from './files';
import { makeKey } from './key';

/** Calls an action of the function that takes files. */
export const callEvidence = caller<typeof evidenceActions, KeyedEvidenceAction>('evidence', evidenceActions);

/**
 * Sends a file and has it checked; `onProgress` hears how much is there, in whole percent, 100 when only the check is
 * left. Each try is an intention of its own: what a broken one left behind is cleaned up.
 * @throws CallFailed
 */
export async function sendEvidence(
  file: ChosenFile,
  onProgress: (percent: number) => void,
): Promise<AttachmentView> {
  const { data } = await callEvidence('attachment.begin', { size: file.size }, { key: await makeKey() });
  const { attachmentId, ...address } = data;
  try {
    await putFile(file, address, onProgress);
  } catch (error) {
    throw failureOf(error) satisfies CallFailed;
  }
  onProgress(100);
  return (await callEvidence('attachment.finish', { attachmentId }, { key: await makeKey() })).data;
}
