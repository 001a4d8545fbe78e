import path from 'node:path';
import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import { ARIA } from './aria-attributes';

/**
 * Taro's templates carry only the attributes that they know, and WeChat's aria ones are not among them. This
 * plugin adds them to the templates, and its runtime half to the table of short names that both sides share.
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase & { template?: { mergeComponents(c: unknown, patch: unknown): void } }) {
      if (platform.template === undefined) return;
      platform.template.mergeComponents(ctx, ARIA);
      const runtime = path.resolve(__dirname, 'aria-runtime.ts');
      platform.runtimePath = [platform.runtimePath].flat().concat(runtime);
    },
  });
};
