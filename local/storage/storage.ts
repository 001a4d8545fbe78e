import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Body, GatewayError } from '../gateway';
import { Files } from './files';
import { isSigned, type Permit, sign } from './signature';

/** Seconds that an upload may begin in: as long as COS's own authorization, 15 minutes. Assumed. */
const UPLOAD_SECONDS = 900;
/** Seconds that an address holds where none are asked for. docs.cloudbase.net, storage/get-temp-url: 10 minutes. */
const DEFAULT_SECONDS = 600;
/** Files of one request at most. docs.cloudbase.net, storage/get-temp-url: 50. */
const MAXIMUM_FILES = 50;

const TYPES: Record<string, string> = { '.jpg': 'image/jpeg', '.pdf': 'application/pdf' };
/** Names of files: docs.cloudbase.net, storage (no leading slash, at most 1024 bytes). */
const PATH = /^(?!.*\/\/)(?!(.*\/)?\.\.?(\/|$))[A-Za-z0-9_.-][A-Za-z0-9/_.-]{0,1023}$/;

/** What the storage needs from outside. */
export interface StorageOptions {
  /** Folder of the files. */
  folder: string;
  /** The environment: file ids begin with it. */
  env: string;
  /** Key of the signatures. */
  key: Buffer;
  /** Where `serve` is reached: "http://127.0.0.1:8000/storage". */
  address: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * What @cloudbase/node-sdk 3.18.3 (src/storage/index.ts) asks a storage for. As with CloudBase, an address holds for
 * whoever has it until its time is over: it is bound to one file and a moment, not to a person.
 */
export class Storage {
  private readonly files: Files;

  constructor(private readonly options: StorageOptions) {
    this.files = new Files(options.folder);
  }

  /** Answers a `storage.*` action of the gateway: takes the body, gives the reply's `data`. */
  async answer(body: Body): Promise<Record<string, unknown>> {
    if (body.action === 'storage.getUploadMetadata') return this.uploadMetadata(String(body.path));
    if (body.action === 'storage.batchGetDownloadUrl') return this.downloadUrls(listIn(body, 'file_list'));
    if (body.action === 'storage.batchDeleteFile') return this.deleteFiles(listIn(body, 'fileid_list'));
    throw new GatewayError(
      'NOT_OFFERED',
      `the local storage does not offer ${String(body.action).slice(0, 64)}`,
    );
  }

  /**
   * Answers a request to an address that was given out: PUT, GET, HEAD, and a page's question whether it may. Rejects
   * when the sender goes away.
   */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.slice('/storage/'.length);
    allowPages(request, response);
    if (request.method === 'OPTIONS') return end(response, 204);
    if (request.method === 'PUT') return this.put(path, request, response);
    if (request.method === 'GET' || request.method === 'HEAD')
      return this.get(path, url.searchParams, request, response);
    return fail(
      response,
      405,
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
    );
  }

  private uploadMetadata(path: string): Record<string, unknown> {
    if (!PATH.test(path)) throw new GatewayError('INVALID_PARAM', 'path is not a valid file path');
    const { t, sign: signature } = this.signed('put', path, UPLOAD_SECONDS);
    return {
      url: `${this.options.address()}/${path}`,
      token: 'local',
      authorization: `t=${t}&sign=${signature}`,
      fileId: this.idOf(path),
      cosFileId: Buffer.from(path).toString('base64url'),
    };
  }

  private downloadUrls(list: unknown[]): Record<string, unknown> {
    const download_list = list.map((asked) => {
      const { fileid, max_age = DEFAULT_SECONDS } = (asked ?? {}) as { fileid?: unknown; max_age?: unknown };
      if (typeof max_age !== 'number' || !(max_age > 0)) throw new GatewayError('INVALID_PARAM', 'max_age');
      const path = this.pathOf(fileid);
      if (path === null || !this.files.has(path))
        return { fileID: String(fileid), tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' };
      const { t, sign: signature } = this.signed('get', path, max_age);
      const tempFileURL = `${this.options.address()}/${path}?sign=${signature}&t=${t}`;
      return { fileID: String(fileid), tempFileURL, code: 'SUCCESS' };
    });
    return { download_list };
  }

  private deleteFiles(list: unknown[]): Record<string, unknown> {
    const delete_list = list.map((fileid) => {
      const path = this.pathOf(fileid);
      const gone = path !== null && this.files.remove(path);
      return { fileID: String(fileid), code: gone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
    });
    return { delete_list };
  }

  private async put(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = new URLSearchParams(request.headers.authorization ?? '');
    const allowed = PATH.test(path) ? this.allows('put', path, given) : 'no';
    if (allowed !== 'yes') {
      request.resume();
      if (allowed === 'over') return fail(response, 403, 'AccessDenied', 'Request has expired');
      return fail(response, 403, 'SignatureDoesNotMatch', 'The Signature you specified is invalid.');
    }
    if (await this.files.write(path, request)) return end(response, 200);
    return fail(
      response,
      400,
      'EntityTooLarge',
      'Your proposed upload exceeds the maximum allowed object size.',
    );
  }

  private async get(
    path: string,
    given: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (this.allows('get', path, given) !== 'yes')
      return fail(response, 403, 'AccessDenied', 'Access Denied.');
    const facts = await this.files.stat(path);
    if (!facts) return fail(response, 404, 'NoSuchKey', 'The specified key does not exist.');
    response.writeHead(200, {
      'content-type': TYPES[/\.[a-z]+$/.exec(path)?.[0] ?? ''] ?? 'application/octet-stream',
      'content-length': facts.size,
      'x-content-type-options': 'nosniff',
      // No cache keeps it beyond its time.
      'cache-control': 'private, no-store',
    });
    if (request.method === 'HEAD') response.end();
    else
      this.files
        .read(path)
        .on('error', () => response.destroy())
        .pipe(response);
  }

  private signed(verb: Permit['verb'], path: string, seconds: number) {
    const until = Math.floor(this.options.now() / 1000) + Math.floor(seconds);
    return sign(this.options.key, { verb, path, until });
  }

  private allows(verb: Permit['verb'], path: string, given: URLSearchParams) {
    const signature = { t: given.get('t'), sign: given.get('sign') };
    return isSigned(this.options.key, { verb, path }, signature, this.options.now());
  }

  private idOf(path: string): string {
    return `${this.prefix}${path}`;
  }

  private pathOf(fileId: unknown): string | null {
    const ours = typeof fileId === 'string' && fileId.startsWith(this.prefix);
    return ours ? fileId.slice(this.prefix.length) : null;
  }

  private get prefix(): string {
    return `cloud://${this.options.env}.local/`;
  }
}

function listIn(body: Body, key: string): unknown[] {
  const list = body[key];
  if (!Array.isArray(list) || list.length === 0 || list.length > MAXIMUM_FILES)
    throw new GatewayError('INVALID_PARAM', `${key} has to be a list of 1 to ${MAXIMUM_FILES} files`);
  return list;
}

/** The page may be open under this machine's other name: the guard in front lets no other page through. */
function allowPages({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-allow-methods', 'PUT, GET, HEAD');
  response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '');
  response.setHeader('vary', 'origin');
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** A failure as COS answers it. */
function fail(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
      '<Resource></Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  );
}
