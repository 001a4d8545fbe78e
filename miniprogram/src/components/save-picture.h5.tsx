import { blankPaper, drawPaper, PAPER_WIDTH, type Paper } from './paper';

/** Nothing to draw on has to stand on the page. */
export function PictureGround() {
  return null;
}

/** Downloads a paper as a picture; gives whether that could be begun. */
export async function savePicture(paper: Paper): Promise<boolean> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return false;
  canvas.width = PAPER_WIDTH;
  canvas.height = drawPaper(pen, paper, false);
  blankPaper(pen, canvas.height);
  drawPaper(pen, paper, true);
  const link = document.createElement('a');
  link.download = `${paper.title}.png`;
  link.href = canvas.toDataURL('image/png');
  link.click();
  return true;
}
