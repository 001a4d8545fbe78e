/** PDFs as programs and attackers write them, made here byte by byte. */
import { deflateSync } from 'node:zlib';

const TEXT = 'BT /F1 24 Tf 72 700 Td (The page itself) Tj ET';

export interface Made {
  /** Entries of the catalog. */
  catalog?: string;
  /** Entries of the page. */
  page?: string;
  /** Further objects, from number 10 on; a Buffer is a whole object's body. */
  objects?: (string | Buffer)[];
  /** Entries of the trailer. */
  trailer?: string;
}

/** The objects that every one of them has; further ones get the numbers from 10 on. */
function bodiesOf({ catalog = '', page = '', objects = [] }: Made): Map<number, Buffer> {
  const bodies: [number, string | Buffer][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      3,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ` +
        `/Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    ],
    [4, `<< /Length ${TEXT.length} >>\nstream\n${TEXT}\nendstream`],
    [5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    ...objects.map((body, i): [number, string | Buffer] => [10 + i, body]),
  ];
  return new Map(bodies.map(([number, body]) => [number, Buffer.from(body)]));
}

/** A PDF with its objects in the open and a table of cross references. */
export function plainPdf(made: Made = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const bodies = bodiesOf(made);
  const offsets = new Map<number, number>();
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [number, body] of bodies) {
    offsets.set(number, length());
    parts.push(Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  }
  const size = Math.max(...bodies.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = length();
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${made.trailer ?? ''} >>\n`,
    ),
    Buffer.from(`startxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** The same with all that is no stream packed into a compressed one, nothing of it to be found by searching. */
export function packedPdf(made: Made = {}, pack: (objects: Buffer) => Buffer = packedOnce): Buffer {
  const bodies = bodiesOf(made);
  const isStream = (body: Buffer) => body.includes('\nstream\n');
  const packed = [...bodies].filter(([, body]) => !isStream(body));
  let at = 0;
  const heads = packed.map(([number, body]) => {
    const head = `${number} ${at}`;
    at += body.length + 1;
    return head;
  });
  const first = `${heads.join(' ')} `;
  const content = Buffer.concat([
    Buffer.from(first),
    ...packed.map(([, body]) => Buffer.concat([body, Buffer.from('\n')])),
  ]);
  const objects = pack(content);
  const container = Buffer.concat([
    Buffer.from(
      `<< /Type /ObjStm /N ${packed.length} /First ${first.length} ${FILTER.get(pack) ?? '/Filter /FlateDecode'} /Length ${objects.length} >>\nstream\n`,
    ),
    objects,
    Buffer.from('\nendstream'),
  ]);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const open = [...bodies].filter(([, body]) => isStream(body));
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const rows = new Map<number, [number, number, number]>();
  for (const [number, body] of [...open, [90, container] as const]) {
    rows.set(number, [1, length(), 0]);
    parts.push(Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  }
  packed.forEach(([number], i) => void rows.set(number, [2, 90, i]));
  const start = length();
  rows.set(91, [1, start, 0]);
  const table = Buffer.alloc(92 * 7);
  for (const [number, [type, offset, more]] of rows) {
    table.writeUInt8(type, number * 7);
    table.writeUInt32BE(offset, number * 7 + 1);
    table.writeUInt16BE(more, number * 7 + 5);
  }
  const entries = deflateSync(table);
  parts.push(
    Buffer.from(
      `91 0 obj\n<< /Type /XRef /Size 92 /W [1 4 2] /Root 1 0 R ${made.trailer ?? ''} /Filter /FlateDecode /Length ${entries.length} >>\nstream\n`,
    ),
    entries,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

function packedOnce(objects: Buffer): Buffer {
  return deflateSync(objects);
}

/** Packed and packed again: how a small file unpacks to a huge one past a look at the first layer. */
export function packedTwice(objects: Buffer): Buffer {
  return deflateSync(deflateSync(objects));
}

const FILTER = new Map([[packedTwice, '/Filter [/FlateDecode /FlateDecode]']]);

/** A stream object. */
export function stream(entries: string, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

/** What acts or is attached, each in its own way. */
export const ACTIVE: Record<string, Made> = {
  'a script on opening': { catalog: `/OpenAction ${SCRIPT}` },
  'a script on opening, in an object of its own': { catalog: '/OpenAction 10 0 R', objects: [SCRIPT] },
  'an action on opening': { catalog: '/OpenAction << /S /URI /URI (http://example.invalid) >>' },
  'a script in the name tree': {
    catalog: '/Names << /JavaScript << /Names [(a) 10 0 R] >> >>',
    objects: [SCRIPT],
  },
  'a name written with escapes': {
    catalog: '/OpenAction 10 0 R',
    objects: ['<< /#53 /J#61vaScript /J#53 (1) >>'],
  },
  'a name behind a reference': { objects: ['<< /S 11 0 R >>', '/JavaScript'] },
  'a script that nothing refers to': { objects: [SCRIPT] },
  'a program to start': {
    page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>]',
  },
  'an attached file': {
    catalog: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    objects: ['<< /Type /Filespec /F (a.exe) /EF << /F 11 0 R >> >>', stream('/Type /EmbeddedFile', 'MZ')],
  },
  'a file attached to the page': {
    page: '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>]',
  },
  'an associated file': { catalog: '/AF [10 0 R]', objects: ['<< /Type /Filespec /F (a.xml) >>'] },
  'an action when the page is turned': { page: `/AA << /O ${SCRIPT} >>` },
  'an XFA form': { catalog: '/AcroForm << /XFA 10 0 R /Fields [] >>', objects: [stream('', '<xdp/>')] },
  'rich media': { page: '/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]' },
  'a three-dimensional model': { page: '/Annots [<< /Type /Annot /Subtype /3D /Rect [0 0 9 9] >>]' },
  'a film': { page: '/Annots [<< /Type /Annot /Subtype /Movie /Rect [0 0 9 9] >>]' },
  'a form to send': { objects: ['<< /S /SubmitForm /F (http://example.invalid) >>'] },
  'another document to open': { objects: ['<< /S /GoToR /F (other.pdf) >>'] },
  'a portfolio': { catalog: '/Collection << /Type /Collection >>' },
};
