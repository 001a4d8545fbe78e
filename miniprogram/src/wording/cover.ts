/** The times in which a contribution can be paid. */
export const WINDOW_NAMES = { regular: '集中缴费期', supplementary: '补充缴费期', exempt: '不受缴费期限制' };

/** The words for whether someone is covered, wherever it is shown. */
export const coverText = {
  covered: (year: number) => `${year}年已参保`,
  due: (year: number) => `${year}年待缴费`,
  newborn: '新生儿待参保',
  left: (days: number) => (days === 0 ? '今天是最后一天' : `还剩${days}天`),
  notCovered: (year: number) => `${year}年未参保`,
  until: (date: string) => `保到${date}`,
  from: (from: string, to: string) => `${from}至${to}`,
  /** By an order of this account, of somebody whose record is not shown. */
  paid: (year: number) => `${year}年您缴过，已参保`,
  unseen: '其他情况待核实',
  claimed: '参保情况待核实',
};
