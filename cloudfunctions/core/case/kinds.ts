import type { CaseKind } from '@jiayibao/shared/contract/resident';
import { confirmMembership } from './confirm-membership';
import { contributionExemption } from './contribution-exemption';
import { contributionRefund } from './contribution-refund';
import { documentChange } from './document-change';
import { enrolmentEnd } from './enrolment-end';
import type { AnyKind } from './kind';
import { newbornAtDesk } from './newborn-at-desk';
import { newbornCertificate } from './newborn-certificate';
import { paymentDifference } from './payment-difference';
import { twoDisease } from './two-disease';
import { verifyGroup } from './verify-group';

/** What each kind checks and does. A later kind is one entry more. */
export const kinds: Record<CaseKind, AnyKind> = {
  verifyGroup,
  confirmMembership,
  documentChange,
  enrolmentEnd,
  contributionRefund,
  contributionExemption,
  twoDisease,
  newbornCertificate,
  newbornAtDesk,
  paymentDifference,
};
