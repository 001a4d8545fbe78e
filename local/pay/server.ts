import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isOurOwn } from '../host/guard';
import { Cashier, type Shown } from './cashier';
import { control } from './control';
import { Protocol } from './protocol';
import type { Message, Simulator } from './simulator';

/** 商户需在5秒内完成对报文的验签，并应答回调通知. */
const ANSWER_MS = 5000;

/** Where it is served, with the final slash; `close` lets running messages finish. */
export type Served = { url: string; port: number; close(): Promise<void> };

/**
 * Serves the simulator on a loopback port (0: a free one), and sends its notifications when they are due. `origin`: the
 * merchant's, where it is other than when the order was made: a local cloud may come back on another port.
 */
export async function serve(
  simulator: Simulator,
  { port = 0, origin }: { port?: number; origin?: string } = {},
): Promise<Served> {
  const notifier = new Notifier(simulator, origin);
  const protocol = new Protocol(simulator, () => addressOf(server));
  const cashier = new Cashier(simulator);
  const server = createServer((request, response) => {
    answer({ simulator, protocol, cashier }, request, response, (server.address() as AddressInfo).port)
      .catch(() => response.writeHead(500).end())
      .finally(() => notifier.look());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  notifier.look();
  return {
    url: addressOf(server),
    port: (server.address() as AddressInfo).port,
    close: async () => {
      await notifier.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

type Parts = { simulator: Simulator; protocol: Protocol; cashier: Cashier };

async function answer(
  { simulator, protocol, cashier }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await text(request);
  if (!isOurOwn(request, port)) return end(response, 403, 'text/plain', '');
  const { pathname, searchParams } = new URL(url, `http://127.0.0.1:${port}`);
  if (pathname.startsWith('/v3/')) {
    const reply = protocol.handle({ method, path: url, headers, body });
    response.writeHead(reply.status, reply.headers).end(reply.body);
  } else if (pathname === '/cashier') {
    const given = method === 'POST' ? new URLSearchParams(body) : searchParams;
    show(
      response,
      method === 'POST' ? cashier.act(Object.fromEntries(given)) : cashier.open(Object.fromEntries(given)),
    );
  } else if (pathname.startsWith('/control/') && method === 'POST') {
    const said = control(simulator, pathname.slice('/control/'.length), JSON.parse(body));
    end(response, said === undefined ? 404 : 200, 'application/json', JSON.stringify(said) ?? '');
  } else end(response, 404, 'text/plain', '');
}

function show(response: ServerResponse, shown: Shown): void {
  if ('page' in shown) end(response, shown.status, 'text/html; charset=utf-8', shown.page);
  else if (shown.back !== null) response.writeHead(303, { location: shown.back }).end();
  else end(response, 200, 'application/json', JSON.stringify({ went: shown.went }));
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    .end(body);
}

/** Sends what is due, one round at a time. */
class Notifier {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly simulator: Simulator,
    private readonly origin: string | undefined,
  ) {}

  /** Looks at what is due, and again when the next is. */
  look(): void {
    clearTimeout(this.timer);
    const next = this.stopped || this.round ? null : this.simulator.book.nextDue();
    if (next === null) return;
    // A timer holds no more than 24 days.
    const rest = Math.min(Math.max(next - this.simulator.book.now(), 0), 86_400_000);
    this.timer = setTimeout(() => {
      this.round = this.simulator
        .tell((message) => this.send(message))
        .finally(() => {
          this.round = null;
          this.look();
        });
    }, rest);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async send({ url, headers, body }: Message): Promise<number | null> {
    const target = new URL(url);
    const address = this.origin ? new URL(target.pathname, this.origin) : target;
    const signal = AbortSignal.timeout(ANSWER_MS);
    try {
      const response = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }
}
