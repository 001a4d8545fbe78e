import { activeContentIn, dictsIn } from './pdf-active';
import { parsedWithinBounds } from './pdf-bounds';
import { stripPhoto } from './pdf-images';
import { BROKEN, unfit } from './unfit';

/** More pages than evidence has; each costs time to copy. */
const MAXIMUM_PAGES = 100;
/**
 * Entries that tell of where and how a file was made, or act when clicked: taken out wherever they stand
 * (ISO 32000-1: 14.3.2 Metadata, 14.5 PieceInfo, 12.5.2 A, 12.5.6.19 PA, 7.7.3.3 LastModified).
 */
const STRIPPED = ['Metadata', 'PieceInfo', 'LastModified', 'A', 'PA'];

/**
 * A PDF as a document of its own: the pages and what they need, written anew. What the document carried beside them
 * (information, XMP, earlier revisions, what nothing refers to, bytes between and after the objects) is gone.
 * @throws Refusal `INVALID_FILE` where it is encrypted, broken, or holds anything that acts or is attached.
 */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const pdf = await import('@cantoo/pdf-lib');
  const parsed = await parsedWithinBounds(pdf, bytes).catch(() => {
    throw unfit(BROKEN);
  });
  if (parsed.trailerInfo.Encrypt) throw unfit('这个 PDF 有密码或权限限制，请去掉密码或拍照后再上传。');
  if (activeContentIn(pdf, parsed))
    throw unfit('这个 PDF 里有附件、脚本或表单动作，不能接收。请打印成普通 PDF 或拍照后再上传。');
  try {
    return await rewritten(pdf, bytes);
  } catch {
    throw unfit(BROKEN);
  }
}

async function rewritten(pdf: typeof import('@cantoo/pdf-lib'), bytes: Buffer): Promise<Buffer> {
  const { PDFDocument, PDFName, PDFRawStream, ParseSpeeds } = pdf;
  const given = await PDFDocument.load(bytes, {
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: true,
    updateMetadata: false,
  });
  const pages = given.getPageIndices();
  if (pages.length === 0 || pages.length > MAXIMUM_PAGES) throw new Error('no number of pages to keep');
  // Before copying: what nothing refers to any more is not copied.
  for (const [, object] of given.context.enumerateIndirectObjects()) {
    for (const dict of dictsIn(pdf, object)) for (const key of STRIPPED) dict.delete(PDFName.of(key));
    if (object instanceof PDFRawStream) stripPhoto(pdf, object);
  }
  const kept = await PDFDocument.create({ updateMetadata: false });
  for (const page of await kept.copyPages(given, pages)) kept.addPage(page);
  return Buffer.from(
    await kept.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false }),
  );
}
