/** What a file's first bytes say that it is; `heic` is known so that its sender can be told what to do. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'heic';

/** The brands of Apple's photos and their kin (ISO/IEC 23008-12). */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'];
/** A reader of PDF looks for its header so far into a file (ISO 32000-1, annex H.3). */
const HEADER_WITHIN = 1024;
/** A reader of ZIP looks for its end so far before the file's: 22 bytes and the longest comment (APPNOTE 4.3.16). */
const ARCHIVE_END_WITHIN = 22 + 65_535;

/** The kind of a file by its content; name and declared type say nothing. Null where it is none that we know. */
export function kindOfFile(bytes: Buffer): FileKind | null {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 5) === '%PDF-') return 'pdf';
  if (text(4, 8) === 'ftyp' && HEIC_BRANDS.includes(text(8, 12))) return 'heic';
  return null;
}

/** Whether a file is something else as well: some reader would open it as a PDF or an archive. */
export function isTwoThings(bytes: Buffer, kind: FileKind): boolean {
  const header = bytes.subarray(0, HEADER_WITHIN).indexOf('%PDF-', kind === 'pdf' ? 1 : 0, 'latin1');
  const tail = bytes.subarray(-ARCHIVE_END_WITHIN);
  const isArchive = tail.includes('PK\x05\x06', 0, 'latin1') && bytes.includes('PK\x03\x04', 0, 'latin1');
  return header >= 0 || isArchive;
}
