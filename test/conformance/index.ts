/**
 * npm run conformance -- --env ID: the suite against a real CloudBase environment. It needs a collection
 * conformance_plain and a collection conformance_indexed with the indexes of conformance/indexes.json, writes
 * documents and files under names of its own and removes them. Exit status 0 when every case passed, 1 when some failed,
 * 2 when it could not begin.
 */
import { parseArgs } from 'node:util';
import tcb, { type CloudBase } from '@cloudbase/node-sdk';
import { collections } from './case';
import { suite, targetOf } from './suite';

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function environment(): string {
  try {
    const { values } = parseArgs({ options: { env: { type: 'string' } } });
    if (values.env) return values.env;
  } catch {
    // An option that does not exist is told the same.
  }
  return refuse('用法：npm run conformance -- --env 环境ID');
}

function connect(env: string): CloudBase {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!secretId || !secretKey) {
    refuse('请先在环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 中设置该环境的密钥。');
  }
  const sessionToken = process.env.TENCENTCLOUD_SESSIONTOKEN;
  return tcb.init({ env, secretId, secretKey, sessionToken });
}

async function main(): Promise<void> {
  const app = connect(environment());
  let failed = 0;
  for (const [subject, cases] of Object.entries(suite)) {
    for (const { name, source, run } of cases) {
      try {
        await run(targetOf(app));
        process.stdout.write(`ok      ${subject}: ${name}\n`);
      } catch (error) {
        failed++;
        const reason = error instanceof Error ? error.message : JSON.stringify(error);
        process.stdout.write(`FAILED  ${subject}: ${name}\n        ${source}\n        ${reason}\n`);
      }
    }
  }
  for (const name of Object.values(collections))
    await app.database().collection(name).where({ _id: /./ }).remove();
  process.stdout.write(failed === 0 ? 'all passed\n' : `${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
