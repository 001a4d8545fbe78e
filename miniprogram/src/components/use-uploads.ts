import { type AttachmentView, MAXIMUM_ATTACHMENTS } from '@jiayibao/shared/contract/resident';
import { useEffect, useRef, useState } from 'react';
import { makeKey } from '../cloud';
import { callEvidence, sendEvidence } from '../cloud/evidence';
import { type ChosenFile, chooseFiles, type FileKind } from '../cloud/files';
import { asFailure } from '../cloud/use-call';
import { attachmentsText as text } from '../wording/attachments';

/** A file that is there; one of a case comes by its id alone. */
export type Sent = { attachmentId: string; view: AttachmentView | null };

/** A file on its way: `percent` of its bytes; at 100 it is being checked. `message`: why it did not arrive. */
export type Sending = { file: ChosenFile; number: number; percent: number; message: string | null };

/**
 * Files that go with something. Each is sent as soon as it is chosen, one after another; `onChange` hears of those that
 * arrived. The page keeps `sent`, since what it keeps outlives the page. `waiting`: something that was chosen is not there,
 * still under way or failed, and would be missing without a word.
 */
export function useUploads(sent: readonly Sent[], onChange: (sent: Sent[]) => void) {
  const [sending, setSending] = useState<Sending[]>([]);
  const latest = useRef({ sent, onChange });
  latest.current = { sent, onChange };
  const count = useRef(0);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  // What did not arrive takes no place of what may.
  const underway = sending.filter(({ message }) => message === null);
  const room = MAXIMUM_ATTACHMENTS - sent.length - underway.length;

  const change = (number: number, next: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.number === number ? { ...one, ...next } : one)));
  const drop = (number: number) => setSending((all) => all.filter((one) => one.number !== number));

  const send = async ({ file, number }: Sending) => {
    if (latest.current.sent.length >= MAXIMUM_ATTACHMENTS) return change(number, { message: text.full });
    change(number, { percent: 0, message: null });
    try {
      const view = await sendEvidence(file, (percent) => change(number, { percent }));
      if (!alive.current) return;
      drop(number);
      // Told at once, not with the next rendering: the next file may arrive before it.
      latest.current.sent = [...latest.current.sent, { attachmentId: view.attachmentId, view }];
      latest.current.onChange([...latest.current.sent]);
    } catch (error) {
      change(number, { message: asFailure(error).message });
    }
  };
  const add = async (kind: FileKind) => {
    const files = (await chooseFiles(kind, room)).map((file) => ({
      file,
      number: ++count.current,
      percent: 0,
      message: null,
    }));
    setSending((all) => [...all, ...files]);
    for (const file of files) await send(file);
  };
  const remove = async ({ attachmentId, view }: Sent) => {
    latest.current.onChange(latest.current.sent.filter((one) => one.attachmentId !== attachmentId));
    // One of a case stays until the case is saved without it; of the others nothing need be kept.
    if (view !== null)
      await callEvidence('attachment.remove', { attachmentId }, { key: await makeKey() }).catch(() => {});
  };
  return { sending, room, waiting: sending.length > 0, add, send, drop, remove };
}
