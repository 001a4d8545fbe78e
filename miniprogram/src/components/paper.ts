/** Something to keep, print or save as a picture: a title, lines of a name and a value, sections of such, sentences. */
export type Paper = {
  title: string;
  lines: PaperLine[];
  sections: { title: string; lines: PaperLine[] }[];
  notes: string[];
};
export type PaperLine = { name: string; value: string };

/** The part of a 2D context that is drawn with. */
type Pen = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textAlign' | 'textBaseline' | 'fillRect' | 'fillText' | 'measureText'
>;

/** Of the picture, in its own pixels. */
export const PAPER_WIDTH = 750;
const MARGIN = 48;
const NAME_WIDTH = 220;
const SIZES = { title: 40, body: 30, small: 26 };
const LEADING = 1.5;
const GAP = 24;
const COLOURS = { paper: '#ffffff', ink: '#1f2a37', ink2: '#52606d', line: '#e5e9ee' };
const FONT = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** Draws a paper, or without `draw` only measures it; gives its height. Black on white, whatever the screen wears. */
export function drawPaper(pen: Pen, paper: Paper, draw: boolean): number {
  let y = MARGIN;
  const words = (
    text: string,
    at: { x: number; width: number; size: number; bold?: boolean; grey?: boolean },
  ) => {
    pen.font = `${at.bold ? 600 : 400} ${at.size}px ${FONT}`;
    pen.fillStyle = at.grey ? COLOURS.ink2 : COLOURS.ink;
    pen.textBaseline = 'top';
    pen.textAlign = 'left';
    const rows = wrapped(pen, text, at.width);
    for (const [i, row] of rows.entries()) if (draw) pen.fillText(row, at.x, y + i * at.size * LEADING);
    return rows.length * at.size * LEADING;
  };
  const whole = { x: MARGIN, width: PAPER_WIDTH - 2 * MARGIN };
  const hair = () => {
    pen.fillStyle = COLOURS.line;
    if (draw) pen.fillRect(MARGIN, y, PAPER_WIDTH - 2 * MARGIN, 2);
    y += GAP;
  };
  const lines = (all: readonly PaperLine[]) => {
    for (const { name, value } of all) {
      const left = words(name, { x: MARGIN, width: NAME_WIDTH - GAP, size: SIZES.body, grey: true });
      const x = MARGIN + NAME_WIDTH;
      const right = words(value, { x, width: PAPER_WIDTH - MARGIN - x, size: SIZES.body });
      y += Math.max(left, right) + GAP / 2;
    }
    y += GAP / 2;
  };
  y += words(paper.title, { ...whole, size: SIZES.title, bold: true }) + GAP;
  hair();
  lines(paper.lines);
  for (const section of paper.sections) {
    hair();
    y += words(section.title, { ...whole, size: SIZES.body, bold: true }) + GAP / 2;
    lines(section.lines);
  }
  hair();
  for (const note of paper.notes) y += words(note, { ...whole, size: SIZES.small, grey: true }) + GAP / 2;
  return Math.ceil(y + MARGIN / 2);
}

/** White, before anything is drawn on it. */
export function blankPaper(pen: Pen, height: number): void {
  pen.fillStyle = COLOURS.paper;
  pen.fillRect(0, 0, PAPER_WIDTH, height);
}

/** A text in rows that fit a width; Chinese breaks anywhere. */
function wrapped(pen: Pen, text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const character of text) {
    if (row !== '' && pen.measureText(row + character).width > width) {
      rows.push(row);
      row = character;
    } else row += character;
  }
  return [...rows, row];
}
