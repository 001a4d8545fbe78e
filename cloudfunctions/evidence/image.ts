import type { Sharp } from 'sharp';
import { BROKEN, unfit } from './unfit';

/** The most pixels that are decoded: a 50-megapixel phone's (8160 × 6120) pass, a bomb does not. */
const MAXIMUM_PIXELS = 50_000_000;
/** The longest side kept, in pixels: small print on an A4 page photographed whole stays readable (about 250 dpi). */
const LONGEST_SIDE = 2880;
const QUALITY = 85;

/** What libvips may open at all: nothing that interprets text, fonts or other files (SVG, PDF, Magick …). */
const LOADERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];

/**
 * An image as a JPEG of its own: upright, at most `LONGEST_SIDE` long, on white, without any metadata (place, time,
 * camera, thumbnail, colour profile). `format`: what its first bytes say.
 * @throws Refusal `INVALID_FILE` where it is another format, has too many pixels, or cannot be decoded whole.
 */
export async function cleanImage(bytes: Buffer, format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS });
  await requireFit(sharp(bytes, { limitInputPixels: false }), format);
  try {
    return await sharp(bytes, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'truncated', sequentialRead: true })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    throw unfit(BROKEN);
  }
}

/** Reads the header alone: nothing has been decoded yet. */
async function requireFit(image: Sharp, format: string): Promise<void> {
  const header = await image.metadata().catch(() => null);
  if (header?.format !== format) throw unfit(BROKEN);
  if (header.width * header.height > MAXIMUM_PIXELS)
    throw unfit('照片的像素太多，请用手机的普通照片模式重新拍一张。');
}
