import type { EvidenceAction, KeyedEvidenceAction } from '@jiayibao/shared/contract/resident';
import { type Action, attachmentBegin, attachmentFinish, attachmentOpen, attachmentRemove } from '../core';
import { clean } from './clean';

type Kind<Name extends EvidenceAction> = Name extends KeyedEvidenceAction ? 'keyed' : 'pure';

/** Every action of the function that takes files: the contract's, each keyed where the contract says so. */
export const evidenceTable = {
  'attachment.begin': attachmentBegin,
  'attachment.finish': attachmentFinish(clean),
  'attachment.remove': attachmentRemove,
  'attachment.open': attachmentOpen,
} satisfies { [Name in EvidenceAction]: Action & { kind: Kind<Name> } };
