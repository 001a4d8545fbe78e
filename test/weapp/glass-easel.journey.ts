import { join } from 'node:path';
import { Mirror } from './glass-easel/mirror';
import { textOf, Weapp } from './host';

const BUILD = join(__dirname, '../../miniprogram/dist/weapp');

test("WeChat's own template engine shows what the host shows, and taps reach the app through it", async () => {
  const app = new Weapp({ build: BUILD });
  const mirror = new Mirror(app, BUILD);
  try {
    const arrived = async (page: string) => {
      await app.waitFor(() => app.page === page && app.text() !== '');
      expect(mirror.text()).toBe(textOf(app.screen).replace(/\s/g, ''));
    };
    await arrived('pages/home/index');
    mirror.tap('试算');
    await arrived('pages/estimate/index');
    mirror.tap('我的');
    await arrived('pages/mine/index');
    mirror.tap('首页');
    await arrived('pages/home/index');
  } finally {
    mirror.close();
    app.close();
  }
});
