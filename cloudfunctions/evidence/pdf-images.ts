import { inflateSync } from 'node:zlib';
import type { PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { withoutMetadata } from './jpeg-segments';

type Library = typeof import('@cantoo/pdf-lib');

/** Bytes that a JPEG wrapped in compression may unpack to. */
const MAXIMUM_UNPACKED = 32 * 1024 * 1024;
/** Boxes of JPEG 2000 that carry Exif or XMP (ISO/IEC 15444-1, I.7). */
const TELLING_BOXES = ['uuid', 'xml '];

/**
 * Takes out of a photo inside a PDF what tells of its making, as of one sent by itself.
 * @throws where it cannot be told that nothing remains.
 */
export function stripPhoto(pdf: Library, stream: PDFRawStream): void {
  const { PDFName } = pdf;
  const filters = filtersOf(pdf, stream);
  const last = filters.at(-1);
  let contents = Buffer.from(stream.contents);
  if (last === PDFName.of('JPXDecode') && TELLING_BOXES.some((box) => contents.includes(box, 0, 'latin1')))
    throw new Error('a JPEG 2000 with metadata');
  if (last !== PDFName.of('DCTDecode')) return;
  if (filters.length > 2 || (filters.length === 2 && filters[0] !== PDFName.of('FlateDecode')))
    throw new Error('a photo that is packed more than once');
  if (filters.length === 2) {
    contents = inflateSync(contents, { maxOutputLength: MAXIMUM_UNPACKED });
    stream.dict.set(PDFName.of('Filter'), last);
    stream.dict.delete(PDFName.of('DecodeParms'));
  }
  stream.updateContents(withoutMetadata(contents));
}

function filtersOf({ PDFName, PDFArray }: Library, { dict }: PDFRawStream): (PDFObject | undefined)[] {
  const filter = dict.lookup(PDFName.of('Filter'));
  if (filter instanceof PDFArray) return filter.asArray().map((_, at) => filter.lookup(at));
  return filter ? [filter] : [];
}
