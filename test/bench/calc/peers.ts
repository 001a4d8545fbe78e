import { requireOnDemand } from '../../on-demand';
import versions from './peers.json';

/** Gives `require` for the peers, which are installed for the bench alone. */
export const requirePeers = () =>
  requireOnDemand('bench', versions, '正在安装对照用的规则引擎（只用于这项测量）…');
