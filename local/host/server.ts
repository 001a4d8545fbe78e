import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall } from './calls';
import { sendToCashier } from './cashier';
import { sendFile } from './files';
import { isOurOwn, knowsSecretId } from './guard';
import type { Hospital } from './hospital';
import { answerOverHttp } from './http-function';
import type { Outbox } from './outbox';
import type { FunctionPool } from './pool';
import { Refusal } from './refusal';
import { sendRefusal, sendSentence } from './reply';
import type { Sessions } from './session';
import type { SignIn } from './sign-in';
import type { Timers } from './timers';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** What the address serves. `null` parts are not ready yet. */
export type Parts = {
  gateway: Handler | null;
  /** The addresses of files, each signed by itself. */
  storage: Handler | null;
  secretId: string;
  /** Functions that the app may call, by name; null until the demo data is there. */
  pools: ReadonlyMap<string, FunctionPool> | null;
  /** Functions that are reached over HTTP, by path; served with `pools`. */
  routes: ReadonlyMap<string, FunctionPool>;
  /** Address of the pay simulator, with the final slash; null where no function needs it. */
  cashier: string | null;
  timers: Timers | null;
  sessions: Sessions | null;
  signIn: SignIn | null;
  outbox: Outbox | null;
  hospital: Hospital | null;
  /** Directory of the built page. */
  page: string;
};

/**
 * How long an idle connection stays open, in milliseconds: well above the 4 800 that the SDK keeps its own, so that
 * none is closed under a request of the SDK's, however busy the machine.
 */
const KEEP_ALIVE_MS = 65_000;

/** The loopback server; throws a `Refusal` where the port cannot be had. Gives the server and its real port. */
export async function listen(port: number, parts: Parts): Promise<{ server: Server; port: number }> {
  const server = createServer(
    { requestTimeout: 30_000, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      route(request, response, parts, (server.address() as AddressInfo).port).catch(() => {
        if (response.headersSent) response.destroy();
        else sendRefusal(response, 'UNAVAILABLE');
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function refusalOf(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    const other = port === 65_535 ? port - 1 : port + 1;
    return new Refusal(
      `端口 ${port} 已被别的程序占用。请先停掉它，或者换一个端口：npm start -- --port ${other}`,
    );
  }
  if (error.code === 'EACCES') {
    return new Refusal(`没有权限使用端口 ${port}。请换一个 1024 以上的端口：npm start -- --port 8000`);
  }
  return error;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  {
    gateway,
    storage,
    secretId,
    pools,
    routes,
    cashier,
    timers,
    sessions,
    signIn,
    outbox,
    hospital,
    page,
  }: Parts,
  port: number,
): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'same-origin');
  if (!isOurOwn(request, port)) return sendRefusal(response, 'NOT_ALLOWED');
  const path = (request.url ?? '/').split('?', 1)[0] as string;
  if (path === '/admin') {
    if (!gateway || !knowsSecretId(request, secretId)) return sendRefusal(response, 'NOT_ALLOWED');
    return gateway(request, response);
  }
  if (path.startsWith('/storage/') && storage) return storage(request, response);
  if (!pools || !timers || !sessions || !signIn || !outbox) {
    if (path.startsWith('/call/')) return sendRefusal(response, 'BUSY');
    return sendSentence(response, 503, '正在准备示例数据，请过几秒钟刷新页面。');
  }
  if (path.startsWith('/call/')) {
    return answerCall(request, response, pools.get(path.slice('/call/'.length)), sessions);
  }
  const routed = routes.get(path);
  if (routed) return answerOverHttp(request, response, routed);
  if (path === '/local/session' && request.method === 'POST') return signIn.sendSession(request, response);
  if (path.startsWith('/local/job/') && request.method === 'POST')
    return timers.answer(path.slice('/local/job/'.length), response);
  if (path === '/local/visit' && request.method === 'POST' && hospital)
    return hospital.answer(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendRefusal(response, 'UNKNOWN_ACTION');
  if (path === '/local/residents') return signIn.sendResidents(response);
  if (path === '/local/outbox') return outbox.sendMessages(response);
  if (path === '/local/cashier' && cashier) return sendToCashier(request, response, cashier);
  if (path === '/outbox') return outbox.sendPage(response);
  if (path === '/sign-in') return signIn.sendPage(response);
  return sendFile(page, path, request, response);
}
