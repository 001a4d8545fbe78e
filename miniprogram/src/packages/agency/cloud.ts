import { agencyActions, type KeyedAgencyAction } from '@jiayibao/shared/contract/agency';
import { caller } from '../../cloud';

/** Calls an action of the agency's function; its schemas come with this subpackage alone. */
export const callAgency = caller<typeof agencyActions, KeyedAgencyAction>('agency', agencyActions);
