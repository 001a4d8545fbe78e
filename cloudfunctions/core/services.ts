import { currentCaller } from './caller';
import type { Collector } from './collect/collector';
import { collectorOf } from './collect/environment';
import { CloudFiles, type Files } from './files';
import { type Messenger, messengerOf } from './message/messenger';
import { Parameters } from './parameters';
import { type Clock, clockOf, type Randomness, systemRandomness, systemWaiting } from './ports';
import { Store } from './store';
import { type Vault, vaultOf } from './vault';

/** One line of the log: facts about a call, never what it carried. */
export type LogLine = Record<string, string | number | readonly string[] | undefined>;

/** All that a call works with. */
export interface Services {
  clock: Clock;
  randomness: Randomness;
  store: Store;
  files: Files;
  parameters: Parameters;
  messenger: Messenger;
  collector: Collector;
  vault: Vault;
  /** The openid of who is calling, or null. */
  caller(): string | null;
  log(line: LogLine): void;
}

/** The services of a deployed or locally hosted function, from its environment. */
export function servicesOf(environment: NodeJS.ProcessEnv): Services {
  const clock = clockOf(environment);
  const store = new Store(systemRandomness, systemWaiting);
  return {
    clock,
    randomness: systemRandomness,
    store,
    files: new CloudFiles(),
    parameters: new Parameters(store),
    messenger: messengerOf(environment),
    collector: collectorOf(environment, clock, systemRandomness),
    vault: vaultOf(environment, systemRandomness),
    caller: currentCaller,
    log: (line) => console.log(JSON.stringify(line)),
  };
}
