import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendSentence } from './reply';

/**
 * `GET /local/cashier?{payment parameters}&from={page}`: on to the simulator's cashier, and from there back to the page
 * of ours that is named, and nowhere else.
 */
export function sendToCashier(request: IncomingMessage, response: ServerResponse, cashier: string): void {
  const here = `http://${request.headers.host}`;
  const { searchParams: asked } = new URL(request.url ?? '/', here);
  const back = URL.canParse(asked.get('from') ?? '/', here) ? new URL(asked.get('from') ?? '/', here) : null;
  if (back?.origin !== here) {
    sendSentence(response, 400, '付款的网址不对，请回到家医保重新付款。');
    return;
  }
  asked.delete('from');
  asked.set('back', back.href);
  response.writeHead(303, { location: `${cashier}cashier?${asked}`, 'cache-control': 'no-store' }).end();
}
