import {
  ATTACHMENT_ADDRESS_SECONDS,
  type AttachmentView,
  evidenceActions,
  MAXIMUM_ATTACHMENT_BYTES,
} from '@jiayibao/shared/contract/resident';
import { type Call, keyed, type Limit, pure } from './action';
import { filesOf, ORPHAN_MS } from './attachment-files';
import { requireSight } from './attachment-sight';
import type { Attachment } from './documents';
import type { UploadAddress } from './files';
import { Refusal } from './refusal';
import type { Transaction } from './store';

/** A file as it may be kept. */
export interface CleanFile {
  type: AttachmentView['type'];
  content: Buffer;
}

/**
 * Makes of sent bytes a file that may be kept, or refuses them with `INVALID_FILE`. It comes with the function that
 * takes files, whose libraries the others need not load.
 */
export type Clean = (bytes: Buffer) => Promise<CleanFile>;

/** Calls about files that one account may make: sixty to eighty files an hour. */
const UPLOADS: Limit = { name: 'uploads', times: 240, seconds: 3600, code: 'LIMIT_REACHED' };
/** What holds of every action of an account on files that it sends itself. */
const SENDING = { may: 'party', limits: [UPLOADS], touches: ['evidence'] } as const;
const ENDING = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' } as const;

export const attachmentBegin = keyed<
  (typeof evidenceActions)['attachment.begin'],
  { attachmentId: string; upload: UploadAddress }
>(evidenceActions['attachment.begin'], {
  summary: 'An address to send a file to, for a quarter of an hour.',
  ...SENDING,
  async around({ size }, { services }, commit) {
    if (size === 0)
      throw new Refusal('INVALID_FILE', { message: '这个文件是空的，请重新选择。', path: 'size' });
    if (size > MAXIMUM_ATTACHMENT_BYTES)
      throw new Refusal('TOO_LARGE', { message: '文件超过 5 MB，请压缩或重新拍照后再上传。', path: 'size' });
    const attachmentId = services.randomness.id();
    return commit({ attachmentId, upload: await services.files.uploadAddress(`incoming/${attachmentId}`) });
  },
  async run(_, { services, accountId }, tx, { attachmentId, upload }) {
    const at = services.clock.now();
    await tx.put('attachments', {
      _id: attachmentId,
      caseId: null,
      accountId,
      state: 'pending',
      fileId: upload.fileId,
      rawFileId: upload.fileId,
      type: null,
      size: null,
      at,
      lookAt: at + ORPHAN_MS,
    });
    return { attachmentId, cloudPath: `incoming/${attachmentId}`, url: upload.url, headers: upload.headers };
  },
});

/** `attachment.finish` with what makes a file fit to be kept. */
export function attachmentFinish(clean: Clean) {
  type Found = Pick<Attachment, 'fileId' | 'type' | 'size'> | null;
  return keyed<(typeof evidenceActions)['attachment.finish'], Found>(evidenceActions['attachment.finish'], {
    summary: 'Checks a sent file, keeps it written anew and removes what was sent.',
    ...SENDING,
    async around({ attachmentId }, call, commit) {
      const { store, files } = call.services;
      const attachment = await ownOf(call, store, attachmentId);
      if (attachment.state === 'clean') return commit(null);
      if (attachment.state === 'refused') throw new Refusal('INVALID_FILE');
      const raw = await files.read(attachment.fileId, MAXIMUM_ATTACHMENT_BYTES);
      if (!raw) {
        // Another call may have finished it and removed what was sent.
        if ((await store.get('attachments', attachmentId))?.state === 'clean') return commit(null);
        throw new Refusal('NOT_FOUND', { message: '文件还没有传上来，请重新上传。' });
      }
      const { type, content } = await clean(raw).catch((refusal) => giveUp(call, attachment, refusal));
      const fileId = await files.write(`evidence/${attachmentId}.${ENDING[type]}`, content);
      const view = await commit({ fileId, type, size: content.length });
      // Broken off before this, the nightly look removes it.
      await files.remove([attachment.fileId]);
      return view;
    },
    async run({ attachmentId }, call, tx, found) {
      const attachment = await ownOf(call, tx, attachmentId);
      if (attachment.state === 'refused') throw new Refusal('INVALID_FILE');
      if (attachment.state === 'clean' || !found) return viewOf(attachment);
      return viewOf(await tx.put('attachments', { ...attachment, ...found, state: 'clean' }));
    },
  });
}

export const attachmentRemove = keyed(evidenceActions['attachment.remove'], {
  summary: 'Takes back a file that no case names.',
  ...SENDING,
  async around({ attachmentId }, call, commit) {
    const { store, files } = call.services;
    const attachment = await ownOf(call, store, attachmentId);
    const reply = await commit(undefined);
    await files.remove(filesOf(attachment));
    return reply;
  },
  async run({ attachmentId }, call, tx) {
    const attachment = await ownOf(call, tx, attachmentId);
    if (attachment.caseId !== null)
      throw new Refusal('NOT_ALLOWED', { message: '这份材料已经放进申请，请先在申请里去掉它。' });
    await spoil(tx, attachment, call.services.clock.now());
    return { attachmentId };
  },
});

export const attachmentOpen = pure(evidenceActions['attachment.open'], {
  summary: 'An address to look at a file for five minutes; that one of staff did is audited.',
  may: 'party',
  limits: [],
  touches: ['case', 'evidence'],
  async run({ attachmentId }, call) {
    const { store, files, clock } = call.services;
    const attachment = await store.get('attachments', attachmentId);
    if (attachment?.state !== 'clean') throw new Refusal('NOT_FOUND');
    await requireSight(call, attachment);
    const url = await files.address(attachment.fileId, ATTACHMENT_ADDRESS_SECONDS);
    if (url === null) throw new Refusal('NOT_FOUND');
    // The storage counts in whole seconds.
    const expiresAt = (Math.floor(clock.now() / 1000) + ATTACHMENT_ADDRESS_SECONDS) * 1000;
    return { ...viewOf(attachment), url, expiresAt };
  },
});

/** Makes a file of no use from now on; the next look removes all that is left of it. */
export function spoil(tx: Transaction, attachment: Attachment, now: number): Promise<Attachment> {
  return tx.put('attachments', { ...attachment, state: 'refused', lookAt: now });
}

/** What an account sent itself; anyone else's is not found. */
async function ownOf(
  { accountId }: Call,
  reader: Pick<Transaction, 'get'>,
  attachmentId: string,
): Promise<Attachment> {
  const attachment = await reader.get('attachments', attachmentId);
  if (attachment?.accountId !== accountId) throw new Refusal('NOT_FOUND');
  return attachment;
}

/** After a refusal of the file itself: what was sent goes at once. */
async function giveUp({ services }: Call, { _id, fileId }: Attachment, refusal: unknown): Promise<never> {
  if (refusal instanceof Refusal) {
    await services.store.transaction(async (tx) => {
      const attachment = await tx.get('attachments', _id);
      if (attachment?.state === 'pending') await spoil(tx, attachment, services.clock.now());
    });
    await services.files.remove([fileId]);
  }
  throw refusal;
}

function viewOf({ _id, type, size }: Attachment): AttachmentView {
  if (type === null || size === null) throw new Error('a file that was not checked');
  return { attachmentId: _id, type, size };
}
