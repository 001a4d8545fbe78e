import { drawPaper, PAPER_WIDTH } from '../../../miniprogram/src/components/paper';
import { certificatePaper, receiptPaper } from '../../../miniprogram/src/packages/contribution/papers';
import { momentInWords, spanInWords } from '../../../miniprogram/src/packages/contribution/words';

jest.mock('@tarojs/taro', () => require('../stand-ins').taro);
jest.mock('../../../miniprogram/src/components/elements', () => ({}));

const RECEIPT = {
  number: '20261122101500LZ12345678',
  region: 'lanzhou' as const,
  county: '620103',
  benefitYear: 2027,
  at: Date.parse('2026-11-22T16:05:00Z'),
  transaction: '4200001',
  paid: '1150.00',
  refunded: '400.00',
  items: [
    {
      name: '甲',
      paid: '400.00',
      aid: null,
      makeUpYears: 0,
      refunded: '400.00',
      enrolled: false,
      benefitPeriod: null,
    },
    {
      name: '乙',
      paid: '750.00',
      aid: '250.00',
      makeUpYears: 1,
      refunded: '0.00',
      enrolled: true,
      benefitPeriod: { from: '2026-11-01', to: '2027-12-31' },
    },
  ],
  clauses: ['第七条', '第十条（三）'],
  words: '不是财政票据。',
};

/** A pen whose every character is as wide as its font is high; remembers what it wrote and how far down. */
function pen() {
  const written: { text: string; right: number; y: number }[] = [];
  let size = 0;
  const width = (text: string) => [...text].length * size;
  return {
    written,
    fillStyle: '',
    textAlign: 'left' as CanvasTextAlign,
    textBaseline: 'top' as CanvasTextBaseline,
    get font() {
      return `${size}px`;
    },
    set font(font: string) {
      size = Number(/(\d+)px/.exec(font)?.[1]);
    },
    fillRect() {},
    measureText: (text: string) => ({ width: width(text) }) as TextMetrics,
    fillText(text: string, x: number, y: number) {
      written.push({ text, right: x + width(text), y: y + size });
    },
  };
}

test('a receipt says what was paid for whom, what came back, and that it is no invoice', () => {
  const paper = receiptPaper(RECEIPT);
  expect(paper.lines).toContainEqual({ name: '时间', value: '2026年11月23日 00:05' });
  expect(paper.lines).toContainEqual({ name: '实付', value: '1,150.00 元' });
  expect(paper.lines).toContainEqual({ name: '已退回', value: '400.00 元' });
  expect(paper.sections[0]?.lines).toEqual([
    { name: '实付', value: '400.00 元' },
    { name: '已退回', value: '400.00 元' },
    { name: '参保', value: '没有参保' },
  ]);
  expect(paper.sections[1]?.lines).toContainEqual({ name: '资助', value: '250.00 元' });
  expect(paper.sections[1]?.lines).toContainEqual({ name: '补缴', value: '1年' });
  expect(paper.sections[1]?.lines).toContainEqual({
    name: '待遇享受期',
    value: '2026年11月1日至2027年12月31日',
  });
  expect(paper.notes).toEqual(['依据：第七条、第十条（三）', '不是财政票据。']);
});

test('a certificate names the period, and the order where there is one', () => {
  const certificate = {
    name: '甲',
    document: { kind: 'residentId' as const, number: '620***********123X' },
    region: 'lanzhou' as const,
    benefitYear: 2027,
    from: '2027-04-01',
    to: '2027-12-31',
    orderNumber: null,
    clauses: ['第八条'],
    issuedOn: '2026-11-22',
    words: '以经办机构的记录为准。',
  };
  const { lines } = certificatePaper(certificate);
  expect(lines).toContainEqual({ name: '居民身份证', value: '620***********123X' });
  expect(lines).toContainEqual({ name: '待遇享受期', value: '2027年4月1日至12月31日' });
  expect(lines.some(({ name }) => name === '缴费订单')).toBe(false);
});

test('the picture holds all of the paper, nothing beyond its edges, as high as was measured', () => {
  const paper = receiptPaper({ ...RECEIPT, words: '长'.repeat(200) });
  const height = drawPaper(pen(), paper, false);
  const used = pen();
  expect(drawPaper(used, paper, true)).toBe(height);
  const all = used.written.map(({ text }) => text).join('');
  for (const { name, value } of paper.lines) expect(all).toContain(name + value);
  expect(all).toContain('长'.repeat(200));
  expect(Math.max(...used.written.map(({ right }) => right))).toBeLessThanOrEqual(PAPER_WIDTH);
  expect(Math.max(...used.written.map(({ y }) => y))).toBeLessThanOrEqual(height);
});

test('days and moments in words, in China’s time', () => {
  expect(spanInWords({ from: '2026-09-01', to: '2027-12-31' })).toBe('2026年9月1日至2027年12月31日');
  expect(momentInWords(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027年1月1日 00:00');
});
