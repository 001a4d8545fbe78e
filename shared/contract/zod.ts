/**
 * The one place where zod is configured. WeChat's engine has no `new Function`, so `jitless` has to hold
 * before the first schema is built; everyone takes `z` from here and never from the package.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
