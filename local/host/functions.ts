import { readFileSync } from 'node:fs';
import { z } from '@jiayibao/shared/contract/zod';
import { parseTimer } from './cron';

/** Functions that the app may call, which ask who calls; the others are called by timers and WeChat Pay alone. */
export const CALLABLE: readonly string[] = ['resident', 'agency', 'evidence'];

const limits = {
  runtime: z.optional(z.string()),
  handler: z.optional(z.string()),
  /** Seconds; 1 to 900 (CloudBase, cloudbaserc.json). */
  timeout: z.optional(z.int().check(z.gte(1), z.lte(900))),
  /** MB. */
  memorySize: z.optional(z.int().check(z.gte(64), z.lte(3072))),
};

/** Where functions are reached over HTTP. */
const routeSchema = z.object({
  path: z.string().check(z.regex(/^\/[a-z][a-z0-9-]*$/)),
  target: z.string().check(z.regex(/^function:[a-z][a-z0-9-]*$/)),
});

const configurationSchema = z.object({
  gateway: z._default(z.object({ routes: z.array(routeSchema) }), { routes: [] }),
  version: z.literal('2.1'),
  region: z.string(),
  functionRoot: z.string(),
  functionDefaultConfig: z.object(limits),
  functions: z.array(
    z.object({
      name: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
      envVariables: z.record(z.string(), z.string()),
      triggers: z._default(
        z.array(
          z.object({
            name: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/)),
            type: z.literal('timer'),
            config: z.string().check(z.refine(isTimer, 'not a timer')),
          }),
        ),
        [],
      ),
      ...limits,
    }),
  ),
});

/** A function as deployed: its limits, and environment variables with `{{env.NAME}}` for what is secret. */
export type FunctionConfiguration = {
  name: string;
  timeoutMs: number;
  memoryMb: number;
  variables: Record<string, string>;
  timers: Timer[];
  /** The path at which it is reached over HTTP, or null. */
  route: string | null;
};

/** Calls its function whenever its expression says so. */
export type Timer = { name: string; config: string };

export type Configuration = { region: string; functionRoot: string; functions: FunctionConfiguration[] };

/** What `cloudbaserc.json` says of the functions, CloudBase's defaults (3 s, 256 MB) filled in. */
export function readConfiguration(file: string): Configuration {
  const { region, functionRoot, functionDefaultConfig, functions, gateway } = configurationSchema.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return {
    region,
    functionRoot,
    functions: functions.map((one) => ({
      name: one.name,
      timeoutMs: (one.timeout ?? functionDefaultConfig.timeout ?? 3) * 1000,
      memoryMb: one.memorySize ?? functionDefaultConfig.memorySize ?? 256,
      variables: one.envVariables,
      timers: one.triggers.map(({ name, config }) => ({ name, config })),
      route: gateway.routes.find(({ target }) => target === `function:${one.name}`)?.path ?? null,
    })),
  };
}

function isTimer(config: string): boolean {
  try {
    parseTimer(config);
    return true;
  } catch {
    return false;
  }
}

/** The variables with every `{{env.NAME}}` replaced, as the deploying command does from its own environment. */
export function fillIn(
  variables: Record<string, string>,
  values: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(/\{\{env\.(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole),
    ]),
  );
}
