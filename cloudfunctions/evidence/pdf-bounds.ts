import { inflateSync } from 'node:zlib';
import type { PDFContext, PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

type Library = typeof import('@cantoo/pdf-lib');

/** Bytes that the streams which a parser has to open itself (objects, cross references) may unpack to, all together. */
const MAXIMUM_UNPACKED = 64 * 1024 * 1024;

/**
 * Parses a PDF whose packed objects stay within bounds: a few megabytes can be made to unpack to gigabytes. Rejects
 * where they do not, where such a stream is packed otherwise than writers do, and where an object cannot be read.
 */
export function parsedWithinBounds(pdf: Library, bytes: Buffer): Promise<PDFContext> {
  let left = MAXIMUM_UNPACKED;
  class Parser extends pdf.PDFParser {
    // The parser opens such a stream right after it was read.
    override parseObject(ref?: PDFRef): PDFObject {
      const object = super.parseObject(ref);
      if (object instanceof pdf.PDFRawStream && isOpenedByParser(pdf, object))
        left -= unpackedLength(pdf, object, left);
      return object;
    }
  }
  // Infinity: without pauses; true: an object that cannot be read is a failure.
  return new Parser(bytes, Number.POSITIVE_INFINITY, true).parseDocument();
}

function isOpenedByParser({ PDFName }: Library, { dict }: PDFRawStream): boolean {
  const type = dict.lookup(PDFName.of('Type'));
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef');
}

function unpackedLength(
  { PDFName, PDFArray }: Library,
  { dict, contents }: PDFRawStream,
  maximum: number,
): number {
  const filter = dict.lookup(PDFName.of('Filter'));
  if (filter === undefined) return contents.length;
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== PDFName.of('FlateDecode')) throw new Error('a stream that is packed more than once');
  return inflateSync(contents, { maxOutputLength: Math.max(1, maximum) }).length;
}
