import { createHash } from 'node:crypto';
import { REGIONS } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { type ParameterSet, parseParameters, publishedParameters } from '@jiayibao/shared/policy';
import type { Setting } from './documents';
import { withSetting } from './setting/figures';
import type { Store } from './store';

/** How long an instance takes for granted that nothing was approved, where nothing is computed, in milliseconds. */
const CHECK_MS = 60_000;
/** Characters of a set's mark in its version. */
const MARK_CHARACTERS = 8;
/** The one document of `settingHeads`. */
export const HEAD = 'head';

/** The figures to compute with: the published ones, and over them what the agency has set. One for each instance. */
export class Parameters {
  private settings: readonly Setting[] = [];
  private sequence = 0;
  private checkedAt: number | null = null;
  private made: ParameterSet = publishedParameters;

  constructor(private readonly store: Store) {}

  /** The set in force on a day, for sure: for whatever is computed with it. One small read. */
  async inForce(today: CivilDate, now: number): Promise<ParameterSet> {
    const head = await this.store.get('settingHeads', HEAD);
    if ((head?.sequence ?? 0) !== this.sequence) {
      this.settings = await approvedSettings(this.store);
      this.sequence = this.settings.at(-1)?.sequence ?? 0;
    }
    this.checkedAt = now;
    return this.on(today);
  }

  /** The version in force, as this instance knew it at most a minute ago. */
  async version(today: CivilDate, now: number): Promise<string> {
    const isKnown = this.checkedAt !== null && Math.abs(now - this.checkedAt) < CHECK_MS;
    return (isKnown ? this.on(today) : await this.inForce(today, now)).version;
  }

  private on(today: CivilDate): ParameterSet {
    const begun = begunBy(this.settings, today);
    if (this.made.version !== versionOf(begun)) this.made = withSettings(begun);
    return this.made;
  }
}

/** Every approved setting, in the order in which they were approved. */
export async function approvedSettings(store: Store): Promise<Setting[]> {
  const found = await store.find('settings', { state: 'approved' });
  return found.sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
}

/** Those of them that hold on a day. */
export function begunBy(settings: readonly Setting[], day: CivilDate): Setting[] {
  return settings.filter(({ figures }) => figures.from <= day);
}

/** The published figures with settings over them, the later approved over the earlier. */
export function withSettings(settings: readonly Pick<Setting, '_id' | 'region' | 'figures'>[]): ParameterSet {
  if (settings.length === 0) return publishedParameters;
  const data = { ...publishedParameters.data, version: versionOf(settings) };
  for (const region of REGIONS) {
    const own = settings.filter((setting) => setting.region === region);
    const years = own.reduce((all, { figures }) => withSetting(all, figures), data[region].years);
    Object.assign(data, { [region]: { ...data[region], years } });
  }
  return parseParameters(data);
}

/**
 * `{published}+{how many settings}.{mark}`: of the same settings always the same, wherever it is made; settings are
 * added alone, so that their number tells the newer of two.
 */
function versionOf(settings: readonly Pick<Setting, '_id'>[]): string {
  const { version } = publishedParameters;
  if (settings.length === 0) return version;
  const ids = settings.map(({ _id }) => _id).join(' ');
  const mark = createHash('sha256').update(ids).digest('hex').slice(0, MARK_CHARACTERS);
  return `${version}+${settings.length}.${mark}`;
}
