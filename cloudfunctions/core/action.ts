import type { Role } from '@jiayibao/shared/contract/agency';
import type { z } from '@jiayibao/shared/contract/zod';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Account, Staff } from './documents';
import type { Services } from './services';
import type { Transaction } from './store';

/**
 * Who may call: whoever WeChat names, of those the ones who agreed to the current text of consent, those of staff who
 * have this role or a higher one, or as a party to cases whoever agreed and all of staff.
 */
export type Permission = 'signedIn' | 'consented' | 'party' | Role;

/** Kinds of personal data that an action reads or writes, for the access matrix. */
export type PersonalData =
  | 'name'
  | 'identityNumber'
  | 'birthDate'
  | 'phone'
  | 'groups'
  | 'household'
  | 'cover'
  | 'settlements'
  | 'diagnosis'
  | 'payments'
  | 'expenses'
  | 'case'
  | 'complaint'
  | 'evidence';

/** At most `times` calls in each window of `seconds`, counted for the caller or for what `of` says. */
export interface Limit {
  name: string;
  times: number;
  seconds: number;
  /** Names the other thing that is counted; gives its key, or refuses input in which it cannot be read. */
  of?: { what: string; key(input: never, services: Services): string };
  code: 'LIMIT_REACHED' | 'TOO_MANY_TRIES';
}

/** What an action knows beside its input. */
export interface Call {
  services: Services;
  /** Keyed hash of the caller's openid. */
  accountId: string;
  /** The caller's account as it was when the call began; null before the first consent. */
  account: Account | null;
  /** The caller's role as it was then; null where they have none or the action does not ask. */
  staff: Staff | null;
  /** The civil date in China. */
  today: CivilDate;
  /** The figures in force, one set for the whole call; the reply names its version. */
  parameters(): Promise<ParameterSet>;
}

type Schema = z.core.$ZodType & {
  safeParse(value: unknown, parameters?: { reportInput?: boolean }): z.core.util.SafeParseResult<unknown>;
};
export interface Schemas {
  input: Schema;
  output: Schema;
}

interface Described<S extends Schemas> {
  schemas: S;
  /** What it does, in a sentence for the API reference. */
  summary: string;
  may: Permission;
  limits: readonly Limit[];
  touches: readonly PersonalData[];
}

/** Reads alone: may be called any number of times. */
export interface PureAction<S extends Schemas = Schemas> extends Described<S> {
  kind: 'pure';
  run(input: z.output<S['input']>, call: Call): Promise<z.input<S['output']>>;
}

/**
 * Creates or changes something: runs once for a client-made key. Everything it writes goes through `tx`, since
 * it may be tried several times and its reply is kept in the same transaction.
 */
export interface KeyedAction<S extends Schemas = Schemas, Found = undefined> extends Described<S> {
  kind: 'keyed';
  /**
   * Around the transaction, outside it: for what takes long or reaches beyond the database. Calls `commit` with what
   * `run` needs of that and gives on its reply. It may have been broken off before, anywhere, and run again.
   */
  around?(
    input: z.output<S['input']>,
    call: Call,
    commit: (found: Found) => Promise<z.output<S['output']>>,
  ): Promise<z.output<S['output']>>;
  run(
    input: z.output<S['input']>,
    call: Call,
    tx: Transaction,
    ...found: [Found] extends [undefined] ? [] : [found: Found]
  ): Promise<z.input<S['output']>>;
}

// `never`: a table holds actions of any input; only `handle` calls them, with what their own schema read.
export type Action =
  | (Omit<PureAction, 'run'> & { run(input: never, call: Call): Promise<unknown> })
  | (Omit<KeyedAction, 'run' | 'around'> & {
      around?(input: never, call: Call, commit: never): Promise<unknown>;
      run(input: never, call: Call, tx: Transaction, ...found: never[]): Promise<unknown>;
    });

/** Every action of one function by name. */
export type Table = Readonly<Record<string, Action>>;

/** An entry that reads. Exists for its types: `run` takes and gives what the schemas say. */
export function pure<S extends Schemas>(
  schemas: S,
  rest: Omit<PureAction<S>, 'kind' | 'schemas'>,
): PureAction<S> {
  return { kind: 'pure', schemas, ...rest };
}

/** An entry that creates or changes. */
export function keyed<S extends Schemas, Found = undefined>(
  schemas: S,
  rest: Omit<KeyedAction<S, Found>, 'kind' | 'schemas'>,
): KeyedAction<S, Found> {
  return { kind: 'keyed', schemas, ...rest };
}
