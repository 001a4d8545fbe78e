/** The doors beside the database: functions, WeChat's API, storage. */
import { type Gateway, startGateway } from './harness';

const indexes = { collections: {} };
let gateway: Gateway;

afterEach(() => gateway.stop());

test('callFunction() reaches the host, and what the function gives comes back', async () => {
  const invokeFunction = jest.fn(async (name: string, request: unknown) => ({ name, request }));
  gateway = await startGateway({ indexes, invokeFunction });
  const { result } = await gateway.app.callFunction({ name: 'resident', data: { a: [1] } });
  expect(result).toEqual({ name: 'resident', request: { a: [1] } });
  const empty = await gateway.app.callFunction({ name: 'resident', data: undefined });
  expect(empty.result).toEqual({ name: 'resident', request: '' });
});

test('a host that fails is an error without its reason, which the gateway’s owner is told', async () => {
  const onFault = jest.fn();
  const reason = new Error('a secret');
  gateway = await startGateway({ indexes, onFault, invokeFunction: () => Promise.reject(reason) });
  const failed = gateway.app.callFunction({ name: 'resident', data: undefined });
  await expect(failed).rejects.toMatchObject({
    code: 'SYS_ERR',
    message: expect.not.stringMatching('secret'),
  });
  expect(onFault).toHaveBeenCalledWith(reason);
});

test('callWxOpenApi() reaches whoever stands in for WeChat', async () => {
  const wxApi = jest.fn(async () => ({ errCode: 0 }));
  gateway = await startGateway({ indexes, wxApi });
  const call = { apiName: 'subscribeMessage.send', requestData: { touser: 'o' } };
  expect((await gateway.app.callWxOpenApi(call)).result).toEqual({ errCode: 0 });
  expect(wxApi).toHaveBeenCalledWith('subscribeMessage.send', { touser: 'o' });
});

test('storage reaches whoever offers it', async () => {
  const download_list = [{ fileID: 'cloud://a', tempFileURL: 'http://127.0.0.1/a', code: 'SUCCESS' }];
  gateway = await startGateway({ indexes, storage: async () => ({ download_list }) });
  expect((await gateway.app.getTempFileURL({ fileList: ['cloud://a'] })).fileList).toEqual(download_list);
});

test('what nobody offers is said', async () => {
  gateway = await startGateway({ indexes });
  const upload = gateway.app.uploadFile({ cloudPath: 'a', fileContent: Buffer.from('a') });
  await expect(upload).rejects.toMatchObject({ code: 'NOT_OFFERED' });
});
