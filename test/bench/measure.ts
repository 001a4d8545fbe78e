/** Times in microseconds of one call, from several rounds in which all contenders take turns. */
export interface Times {
  median: number;
  least: number;
  most: number;
}

export interface Contender {
  /** Calls the work `calls` times. */
  run(calls: number): void | Promise<void>;
  /** Calls in one round: enough for a few milliseconds. */
  calls: number;
}

export function spreadOf(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  return { median: at(0.5), least: at(0), most: at(1) };
}

/** Each contender's microseconds a call, round by round; one round beforehand warms up and is not counted. */
export async function measure<N extends string>(
  contenders: Record<N, Contender>,
  rounds: number,
): Promise<Record<N, number[]>> {
  const names = Object.keys(contenders) as N[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const { run, calls } = contenders[name];
      const start = performance.now();
      await run(calls);
      if (round >= 0) times[name].push(((performance.now() - start) / calls) * 1000);
    }
  }
  return times;
}

/** "13.2 (11.9 to 15.0)" */
export function shown({ median, least, most }: Times, decimals = 1): string {
  const [m, l, h] = [median, least, most].map((value) => value.toFixed(decimals));
  return `${m} (${l} to ${h})`;
}
