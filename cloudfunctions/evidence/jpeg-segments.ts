/** Markers of JPEG (ITU-T T.81, table B.1). */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

/**
 * A JPEG without what tells of its making (Exif, XMP, IPTC, comments, previews, what follows its end), its picture
 * untouched. JFIF's segment (0) and Adobe's (14), which say how colours are meant, stay.
 * @throws where it is not made of segments as a JPEG is.
 */
export function withoutMetadata(jpeg: Buffer): Buffer {
  if (jpeg[0] !== 0xff || jpeg[1] !== SOI) throw new Error('no JPEG');
  const kept = [jpeg.subarray(0, 2)];
  for (let at = 2; ; ) {
    const marker = jpeg[at + 1];
    if (jpeg[at] !== 0xff || marker === undefined) throw new Error('a JPEG that breaks off');
    if (marker === EOI) return Buffer.concat([...kept, jpeg.subarray(at, at + 2)]);
    let end = at + 2 + (at + 4 <= jpeg.length ? jpeg.readUInt16BE(at + 2) : jpeg.length);
    if (marker === SOS) end = endOfScan(jpeg, end);
    if (end > jpeg.length) throw new Error('a JPEG that breaks off');
    const tells = (marker > APP0 && marker <= APP15 && marker !== APP14) || marker === COM;
    if (!tells) kept.push(jpeg.subarray(at, end));
    at = end;
  }
}

/** Where the picture's data end: before a marker that is neither a stuffed byte nor a restart (T.81, B.1.1.5). */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return jpeg.length;
}
