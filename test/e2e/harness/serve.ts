import { main } from '@jiayibao/local/host';
import { CALLABLE } from '../../../local/host/functions';
import { demoWithNewcomer } from './newcomer';

/** The local cloud over the root given first (its data goes there), with the arguments of `npm start` after it. */
const [root = '', ...argv] = process.argv.slice(2);

main(argv, { root, callable: CALLABLE, demo: demoWithNewcomer }).then((status) => {
  process.exitCode = status;
});
