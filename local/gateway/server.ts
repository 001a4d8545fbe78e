/** The engine over HTTP, at the one address that @cloudbase/node-sdk talks to: POST, JSON, by `action`. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Engine, Reply } from './engine';
import { GatewayError, invalid, notOffered } from './engine/errors';
import { limits } from './engine/limits';
import type { Body } from './engine/request';

/** What the gateway answers with, beside the database. Each gets the request's body; what it throws is SYS_ERR. */
export interface GatewayOptions {
  engine: Engine;
  /** The only environment that is answered. */
  env: string;
  /** `functions.invokeFunction`: takes name and request (parsed JSON or ""), gives what the function returned. */
  invokeFunction?: (name: string, request: unknown) => Promise<unknown>;
  /** `wx.api`: takes the API's name and its request, gives WeChat's reply. */
  wxApi?: (apiName: string, request: unknown) => Promise<unknown>;
  /** `storage.*`: takes the body, gives the reply's `data`. */
  storage?: (body: Body) => Promise<Record<string, unknown>>;
  /** Told of what is the gateway's own fault. */
  onFault?: (error: unknown) => void;
}

/**
 * A handler for node:http. Serve it on 127.0.0.1 alone: it trusts whoever can reach it. Give the server a
 * keepAliveTimeout well above the SDK's 4 800 ms, or a connection may close under a request.
 */
export function gatewayHandler(options: GatewayOptions): RequestListener {
  return (request, response) => {
    answer(options, request)
      .catch((error: unknown): Reply => {
        const requestId = options.engine.newId();
        if (error instanceof GatewayError) return { requestId, code: error.code, message: error.message };
        // A caller that hung up in the middle is nobody's fault here.
        if (!request.destroyed || request.complete) options.onFault?.(error);
        return { requestId, code: 'SYS_ERR', message: 'the gateway failed; see its log' };
      })
      .then((reply) => send(response, reply));
  };
}

async function answer(options: GatewayOptions, request: IncomingMessage): Promise<Reply> {
  const text = await read(request);
  if (request.method !== 'POST') throw invalid('only POST is answered');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid('the body is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('the body is not an object');
  return dispatch(options, body as Body);
}

async function dispatch(options: GatewayOptions, body: Body): Promise<Reply> {
  const { engine } = options;
  if (body.envName !== options.env) throw new GatewayError('INVALID_ENV', 'no such environment here');
  const action = String(body.action);
  if (action.startsWith('database.')) return engine.handle(body);
  const requestId = engine.newId();
  if (action === 'functions.invokeFunction' && options.invokeFunction) {
    const result = await options.invokeFunction(String(body.function_name), parsed(body.request_data));
    return { requestId, data: { response_data: JSON.stringify(result ?? null) } };
  }
  if (action === 'wx.api' && options.wxApi) {
    const result = await options.wxApi(String(body.apiName), parsed(body.requestData));
    return { requestId, data: { responseData: JSON.stringify(result ?? null) } };
  }
  if (action.startsWith('storage.') && options.storage) {
    return { requestId, data: await options.storage(body) };
  }
  throw notOffered(`the action ${action.slice(0, 64)}`);
}

function parsed(text: unknown): unknown {
  if (text === undefined || text === '') return '';
  try {
    return JSON.parse(String(text));
  } catch {
    throw invalid('the request data is not JSON');
  }
}

/** The body as text; one that is too large is read to its end, so that the caller gets the answer. */
async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= limits.requestBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > limits.requestBytes)
    throw new GatewayError('EXCEED_REQUEST_SIZE_LIMIT', 'the request is too large');
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: Reply): void {
  const body = JSON.stringify(reply);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
