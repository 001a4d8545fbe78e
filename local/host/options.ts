import { parseArgs } from 'node:util';
import { type CivilDate, isCivilDate } from '@jiayibao/shared/dates';
import { Refusal } from './refusal';

const DEFAULT_PORT = 8000;

export const HELP = `家医保本机云

用法：npm start -- [选项]

  --port 端口         监听的端口，默认 ${DEFAULT_PORT}；0 表示任选一个空闲端口
  --today 年-月-日    把今天当作这一天，时间照常往前走，例如 --today 2026-12-30
  --fresh             删除本机数据，从示例数据重新开始
  --help              显示这些说明
`;

/** Linxia's policy is the earlier of the two (六); before it there is nothing to show, nor demo people's lives. */
const FIRST_DAY = '2018-10-01';

/** `port` 0 takes a free one; `today` null is the machine's own day in China. */
export type Options = { port: number; today: CivilDate | null; fresh: boolean; help: boolean };

/** The command line of `npm start`. Throws a `Refusal` that says what is wrong and what to do. */
export function parseOptions(argv: readonly string[]): Options {
  const { port, today, fresh, help } = readArguments(argv);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new Refusal(`端口“${port}”不对，请写 0 到 65535 的整数，例如 --port ${DEFAULT_PORT}。`);
  }
  if (today !== undefined && !isCivilDate(today)) {
    throw new Refusal(`日期“${today}”不对，请写真实存在的日期，例如 --today 2026-12-30。`);
  }
  if (today !== undefined && today < FIRST_DAY) {
    throw new Refusal(`日期“${today}”太早，请写 ${FIRST_DAY} 以后的日期，两地政策从那天起才有。`);
  }
  return {
    port: port === undefined ? DEFAULT_PORT : Number(port),
    today: today ?? null,
    fresh: fresh ?? false,
    help: help ?? false,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        today: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    throw new Refusal(`看不懂这些选项：${argv.join(' ')}。用 npm start -- --help 看有哪些选项。`);
  }
}
