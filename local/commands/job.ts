import { parseArgs } from 'node:util';

/** `npm run job -- NAME [--port PORT]`: runs one job of the running local cloud now. Exit status 1 where it fails. */

const DEFAULT_PORT = '8000';

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { port: { type: 'string' } },
    allowPositionals: true,
  });
  const [name, ...more] = positionals;
  if (!name || more.length > 0) return complain('用法：npm run job -- 任务名 [--port 端口]');
  const address = `http://127.0.0.1:${values.port ?? DEFAULT_PORT}/local/job/${encodeURIComponent(name)}`;
  const response = await fetch(address, { method: 'POST' }).catch(() => null);
  if (!response) return complain('没有连上本机云。请先运行 npm start；换过端口的请加 --port。');
  if (response.status === 404)
    return complain(`没有名为 ${name} 的任务，名字见 cloudbaserc.json 的 triggers。`);
  const reply = (await response.json()) as { ok: boolean; data?: object; error?: { message: string } };
  if (!reply.ok) return complain(`任务 ${name} 没有完成：${reply.error?.message ?? ''}`);
  process.stdout.write(`${name} ${JSON.stringify(reply.data)}\n`);
  return 0;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  () => {
    process.exitCode = complain('看不懂这些选项。用法：npm run job -- 任务名 [--port 端口]');
  },
);
