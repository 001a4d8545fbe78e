/**
 * One function instance, as SCF runs it: a thread with an environment of its own that holds the bundle and
 * answers one call at a time. The caller's identity is in the environment for the call alone.
 */
const { parentPort, workerData } = require('node:worker_threads');
const { main } = require(workerData.file);

parentPort.on('message', async ({ event, identity, context }) => {
  Object.assign(process.env, identity);
  let answer;
  try {
    answer = { reply: JSON.stringify((await main(JSON.parse(event), context)) ?? null) };
  } catch (error) {
    // The message may carry what the caller typed; the name alone cannot.
    console.error(`函数出错 ${context.request_id} ${error?.name ?? 'Error'}`);
    answer = { failed: true };
  }
  for (const name of Object.keys(identity)) delete process.env[name];
  parentPort.postMessage(answer);
});

parentPort.postMessage({ ready: true });
