/** Photos as people and attackers send them, made here. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Where the photo was taken; it must be nowhere afterwards. */
const PLACE = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 3/1 0/1', GPSLongitudeRef: 'E' } };
const MAKER = { IFD0: { Make: 'Tell-tale', Model: 'Phone 12', Copyright: '620102199001011234' } };
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description exif:GPSLatitude="36,3N" xmlns:exif="http://ns.adobe.com/exif/1.0/"/></rdf:RDF></x:xmpmeta>';

/** A picture whose left half is red and right half blue, `width` by `height`. */
function picture(width: number, height: number) {
  const left = { input: { create: half(width, height, 'red') }, left: 0, top: 0 };
  return sharp({ create: { ...half(width * 2, height, 'blue') } }).composite([left]);
}

function half(width: number, height: number, background: string) {
  return { width: Math.floor(width / 2), height, channels: 3 as const, background };
}

export type Format = 'jpeg' | 'png' | 'webp';

/** A photo that carries place, maker, a number and XMP. */
export function tellingPhoto(format: Format, width = 400, height = 300): Promise<Buffer> {
  return picture(width, height)
    .toFormat(format)
    .withExif({ ...MAKER, ...PLACE })
    .withXmp(XMP)
    .toBuffer();
}

/** The red half is up where this is shown upright: Exif says that it lies on its side. */
export function lyingPhoto(): Promise<Buffer> {
  return picture(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer();
}

/** A photo of noise, which no encoder makes smaller. */
export function noise(width: number, height: number): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3);
  let seed = 1;
  for (let at = 0; at < raw.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    raw[at] = seed >> 16;
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** A photo of exactly so many bytes: what follows a JPEG's end is part of the file. */
export async function photoOfBytes(bytes: number): Promise<Buffer> {
  const photo = await tellingPhoto('jpeg');
  return Buffer.concat([photo, Buffer.alloc(bytes - photo.length)]);
}

/** A PNG of a few bytes that says it is 40 000 × 40 000. */
export function pngBomb(width = 40_000, height = 40_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A JPEG whose header says that it is 40 000 × 40 000. */
export async function jpegBomb(): Promise<Buffer> {
  const photo = await picture(40, 30).jpeg().toBuffer();
  const frame = photo.indexOf(Buffer.from([0xff, 0xc0]));
  photo.writeUInt16BE(40_000, frame + 5);
  photo.writeUInt16BE(40_000, frame + 7);
  return photo;
}

/** An empty archive's end with one entry before it, as tools look for it. */
export const ARCHIVE = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.alloc(26),
  Buffer.from('PK\x05\x06', 'latin1'),
  Buffer.alloc(18),
]);
