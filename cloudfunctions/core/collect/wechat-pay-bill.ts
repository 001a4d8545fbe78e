import { type Fen, parseYuan } from '@jiayibao/shared/money';
import type { BillRow } from './collector';

/**
 * Reads a trade bill of kind ALL (交易账单详细说明, pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html):
 * a line of headings, a line for each payment or refund with "`" before each cell, then headings and line of the sums.
 * A bill is of a merchant: rows of its other apps are left out.
 */
export function readBill(csv: string, app: string): BillRow[] {
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const headings = head.split(',');
  const rows = lines.filter((line) => line.startsWith('`')).slice(0, -1);
  return rows
    .map((line) => cellsOf(headings, line))
    .flatMap((of) => (of('公众账号ID') === app ? rowOf(of) : []));
}

type Cells = (heading: string) => string;

function cellsOf(headings: readonly string[], line: string): Cells {
  const cells = line.slice(1).split(',`');
  return (heading) => {
    const cell = cells[headings.indexOf(heading)];
    if (cell === undefined) throw new Error(`the bill has no ${heading}`);
    return cell;
  };
}

function rowOf(of: Cells): BillRow {
  const row = {
    orderNumber: of('商户订单号'),
    at: Date.parse(`${of('交易时间').replace(' ', 'T')}+08:00`),
    transactionId: of('微信订单号'),
  };
  const state = of('交易状态');
  if (state === 'SUCCESS')
    return { ...row, kind: 'payment', number: row.orderNumber, amountFen: fenOf(of('订单金额')) };
  if (state === 'REFUND')
    return { ...row, kind: 'refund', number: of('商户退款单号'), amountFen: fenOf(of('申请退款金额')) };
  throw new Error('the bill has a row of another kind');
}

function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === null) throw new Error('the bill has an amount that is none');
  return fen;
}
