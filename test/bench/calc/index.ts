import { parseArgs } from 'node:util';
import type { Report } from '../index';
import { engines } from './engines';
import { lines } from './lines';

/** The calculation beside rule engines, and the command over a million lines (`--lines N` for fewer). */
export async function calc(options: string[]): Promise<Report> {
  const { values } = parseArgs({ args: options, options: { lines: { type: 'string', default: '1000000' } } });
  const parts = { engines: await engines(), lines: await lines(Number(values.lines)) };
  return {
    figures: { engines: parts.engines.figures, lines: parts.lines.figures },
    lines: [...parts.engines.lines, '', ...parts.lines.lines],
    reached: parts.engines.reached && parts.lines.reached,
  };
}
