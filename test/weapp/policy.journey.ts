import { clauseText } from '@jiayibao/shared/policy';
import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { Weapp } from './host';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud();
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

test("the household's policy first, a word typed, the clause word for word, its neighbour, the estimate", async () => {
  app = new Weapp({ callFunction: await bridge(cloud.url, 'ma') });
  await app.waitFor(/马文华/);
  app.tap('我的');
  await app.waitFor('政策原文');
  app.tap(/^政策原文/);
  await app.waitFor('您家的参保地是临夏州。');
  await app.waitFor(/^这份政策2018年起执行/);
  app.input(/^按词语找，/, '家庭医生');
  await app.waitFor('找到1条');
  app.tap(/^四（三）特殊人群（7）/);
  await app.waitFor(clauseText('linxia-2018', '四（三）特殊人群（7）') as string);
  await app.waitFor(/^这份政策2018年起执行/);
  app.tap(/^上一条/);
  await app.waitFor(clauseText('linxia-2018', '四（三）特殊人群（6）') as string);
  app.tap(/^住院试算/);
  await app.waitFor(() => app.page === 'pages/estimate/index');
});
