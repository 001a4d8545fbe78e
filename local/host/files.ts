import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { sendSentence } from './reply';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** A name that carries its content's hash: it can be kept forever. */
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/;

/** Answers GET and HEAD with a file of the built page. Nothing outside `root` is ever read, links included. */
export async function sendFile(
  root: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const base = await realpath(root).catch(() => null);
  if (base === null) {
    return sendSentence(response, 503, '页面还没有构建好。请在项目目录里运行 npm start，它会先构建页面。');
  }
  const name = decodePath(path);
  const file = name === null ? null : await realpath(join(base, name)).catch(() => null);
  const facts = file?.startsWith(base + sep) ? await stat(file) : null;
  if (!file || !facts?.isFile())
    return sendSentence(response, 404, '没有这个页面。请回到<a href="/">首页</a>。');
  const etag = `"${facts.size.toString(16)}-${Math.trunc(facts.mtimeMs).toString(16)}"`;
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': facts.size });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file that a path names ("/" is the page), or null where it is no valid path. */
function decodePath(path: string): string | null {
  try {
    const name = decodeURIComponent(path);
    return name.includes('\0') ? null : name.endsWith('/') ? `${name}index.html` : name;
  } catch {
    return null;
  }
}
