/** npm start: installs and builds what is missing, then runs the local cloud until Ctrl-C. */
import { build } from './build.mjs';
import { ensureDependencies } from './ensure.mjs';
import { running } from './ground.mjs';
import { load } from './run.mjs';

running(async () => {
  const argv = process.argv.slice(2);
  await ensureDependencies();
  if (!argv.includes('--help')) {
    await build('functions');
    await build('h5');
  }
  const { main } = await load('local/host/index.ts');
  process.exitCode = await main(argv);
});
