import path from 'node:path';
import { ARIA } from './aria-attributes';

/** What is used of Taro's plugin interface (@tarojs/service). */
type Context = { registerMethod(method: { name: string; fn(platform: Platform): void }): void };
type Platform = {
  template?: { mergeComponents(context: Context, patch: object): void };
  runtimePath: string | string[];
};

/**
 * Taro's templates carry only the attributes that they know, and WeChat's aria ones are not among them. This
 * plugin adds them to the templates, and its runtime half to the table of short names that both sides share.
 */
export default (context: Context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.template === undefined) return;
      platform.template.mergeComponents(context, ARIA);
      const runtime = path.resolve(__dirname, 'aria-runtime.ts');
      platform.runtimePath = [platform.runtimePath].flat().concat(runtime);
    },
  });
};
