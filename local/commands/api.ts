import { apiReference } from '../reference';

process.stdout.write(apiReference());
