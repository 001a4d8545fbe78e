/**
 * The one place where zod is configured. WeChat's engine has no `new Function`, so `jitless` has to hold
 * before the first schema is built; everyone takes zod from here and never from the package.
 *
 * Code that phones carry takes it as `import * as z`: of `import { z }` webpack keeps the whole of zod (+430 KB).
 */
import { config } from 'zod/mini';

config({ jitless: true });

export * from 'zod/mini';
