/** The words for whether someone is covered, wherever it is shown. */
export const coverText = {
  covered: (year: number) => `${year}年已参保`,
  notCovered: (year: number) => `${year}年未参保`,
  until: (date: string) => `保到${date}`,
  from: (from: string, to: string) => `${from}至${to}`,
  claimed: '参保情况待核实',
};
