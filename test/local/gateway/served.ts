/** A gateway in a process of its own, to be killed: takes the database's path, prints its address. */

import { startGateway } from './harness';
import indexes from './indexes.json';

const [file] = process.argv.slice(2);

void startGateway({ indexes, file }).then(({ url }) => process.stdout.write(`${url}\n`));
