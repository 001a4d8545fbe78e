import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { blankPaper, drawPaper, PAPER_WIDTH, type Paper } from './paper';

const ID = 'picture-ground';

/** What WeChat draws on: a canvas of the page, beside the screen. */
export function PictureGround() {
  return <Canvas id={ID} canvasId={ID} type="2d" className="offstage" />;
}

/** Saves a paper into the phone's album; gives whether that was allowed and done. */
export async function savePicture(paper: Paper): Promise<boolean> {
  try {
    const canvas = await ground();
    const pen = canvas.getContext('2d');
    if (!pen) return false;
    canvas.width = PAPER_WIDTH;
    canvas.height = drawPaper(pen, paper, false);
    blankPaper(pen, canvas.height);
    drawPaper(pen, paper, true);
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      canvas: canvas as unknown as Taro.Canvas,
      fileType: 'png',
    });
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return true;
  } catch {
    return false;
  }
}

function ground(): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .fields({ node: true, size: true })
      .exec(([found]) => (found?.node ? resolve(found.node) : reject(new Error('no canvas'))));
  });
}
