import type { PDFContext, PDFDict, PDFObject } from '@cantoo/pdf-lib';

type Library = typeof import('@cantoo/pdf-lib');

/** Entries that hold something that acts or is attached, whatever they hold (ISO 32000-1 and -2). */
const ACTIVE_KEYS = [
  'JS',
  'JavaScript',
  'AA',
  'XFA',
  'EF',
  'EmbeddedFile',
  'EmbeddedFiles',
  'AF',
  'Collection',
  'RichMediaContent',
  'RichMediaSettings',
  'RichMediaExecute',
];

/** Names of actions, annotations and streams that act or are attached: values of these entries. */
const NAMING_KEYS = ['S', 'Type', 'Subtype'];
const ACTIVE_NAMES = [
  'JavaScript',
  'Launch',
  'GoToE',
  'GoToR',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'Screen',
  '3D',
  'RichMedia',
  'RichMediaExecute',
  'FileAttachment',
  'EmbeddedFile',
];

/**
 * Whether any object of a PDF, referred to or not, from a packed stream or not, acts or is attached. An OpenAction
 * that merely names the first page to show, as text processors write it, is none; it is dropped.
 */
export function activeContentIn(pdf: Library, context: PDFContext): boolean {
  const keys = new Set(ACTIVE_KEYS.map((key) => pdf.PDFName.of(key)));
  const names = new Set<PDFObject>(ACTIVE_NAMES.map((name) => pdf.PDFName.of(name)));
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => dictsIn(pdf, object))
    .some((dict) => {
      const opens = dict.lookup(pdf.PDFName.of('OpenAction'));
      if (opens instanceof pdf.PDFDict) return true;
      if (dict.keys().some((key) => keys.has(key))) return true;
      return NAMING_KEYS.some((key) => {
        const name = dict.lookup(pdf.PDFName.of(key));
        return name !== undefined && names.has(name);
      });
    });
}

/** The dictionaries of an object, at any depth: its own, a stream's, those inside. What it refers to is not followed. */
export function dictsIn({ PDFDict, PDFArray, PDFStream }: Library, object: PDFObject): PDFDict[] {
  const found: PDFDict[] = [];
  const open: PDFObject[] = [object];
  for (let next = open.pop(); next; next = open.pop()) {
    const dict = next instanceof PDFStream ? next.dict : next;
    if (dict instanceof PDFDict) {
      found.push(dict);
      open.push(...dict.values());
    } else if (dict instanceof PDFArray) open.push(...dict.asArray());
  }
  return found;
}
