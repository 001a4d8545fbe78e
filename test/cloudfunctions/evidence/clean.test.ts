/** What of sent files is kept, and which are refused: real files, made here. */
import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFRawStream,
} from '@cantoo/pdf-lib';
import { Refusal } from '@jiayibao/cloudfunctions/core';
import { clean } from '@jiayibao/cloudfunctions/evidence';
import { MAXIMUM_ATTACHMENT_BYTES } from '@jiayibao/shared/contract/resident';
import sharp from 'sharp';
import { ACTIVE, packedPdf, packedTwice, plainPdf, stream } from './pdfs';
import {
  ARCHIVE,
  type Format,
  jpegBomb,
  lyingPhoto,
  noise,
  photoOfBytes,
  pngBomb,
  tellingPhoto,
} from './photos';

// A busy machine is no failure.
jest.setTimeout(60_000);

/** Refused with the one code and a Chinese sentence; gives the sentence. */
async function refused(bytes: Buffer): Promise<string> {
  const failure = await clean(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Refusal);
  const { code, message } = (failure as Refusal).error;
  expect([code, message]).toEqual(['INVALID_FILE', expect.stringMatching(/^\p{Script=Han}/u)]);
  return message;
}

const TELLING = ['Tell-tale', '620102199001011234', 'GPS', 'Exif', 'xmpmeta', 'adobe'];

function tellsNothing(content: Buffer): void {
  for (const word of TELLING) expect(content.includes(word, 0, 'latin1')).toBe(false);
}

describe('a photo', () => {
  test.each<Format>(['jpeg', 'png', 'webp'])('%s: place, maker and number are gone', async (format) => {
    const photo = await tellingPhoto(format);
    const before = await sharp(photo).metadata();
    expect([before.format, before.exif?.includes('Tell-tale'), before.xmp?.includes('GPS')]).toEqual([
      format,
      true,
      true,
    ]);
    const { type, content } = await clean(photo);
    expect(type).toBe('image/jpeg');
    const after = await sharp(content).metadata();
    expect(after).toMatchObject({ format: 'jpeg', width: 400, height: 300 });
    for (const kind of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const)
      expect(after[kind]).toBeUndefined();
    tellsNothing(content);
    const left = await sharp(content).extract({ left: 10, top: 10, width: 1, height: 1 }).raw().toBuffer();
    expect(left[0]).toBeGreaterThan(240);
  });

  test('that lies on its side is set upright', async () => {
    const { content } = await clean(await lyingPhoto());
    expect(await sharp(content).metadata()).toMatchObject({ width: 300, height: 400 });
    const top = await sharp(content).extract({ left: 150, top: 10, width: 1, height: 1 }).raw().toBuffer();
    expect(top[0]).toBeGreaterThan(240);
  });

  test('larger than is needed to read it is made smaller; a small one stays as it is', async () => {
    const { content } = await clean(await tellingPhoto('jpeg', 6000, 3000));
    expect(await sharp(content).metadata()).toMatchObject({ width: 2880, height: 1440 });
  });

  test('that can be seen through is set on white', async () => {
    const glass = { width: 20, height: 20, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { content } = await clean(await sharp({ create: glass }).png().toBuffer());
    expect([...(await sharp(content).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test('of noise stays below the largest size all the same', async () => {
    const { content } = await clean(await noise(1200, 1000));
    expect(content.length).toBeLessThan(MAXIMUM_ATTACHMENT_BYTES);
  });

  test('of 5 MB is taken, of one byte more it is not', async () => {
    expect((await clean(await photoOfBytes(MAXIMUM_ATTACHMENT_BYTES))).type).toBe('image/jpeg');
    expect(await refused(await photoOfBytes(MAXIMUM_ATTACHMENT_BYTES + 1))).toContain('5 MB');
  });

  test('leaves libvips able to open nothing but photos, whoever asks it next', async () => {
    await clean(await tellingPhoto('jpeg'));
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(sharp(drawing).metadata()).rejects.toThrow(/unsupported image format/);
    const moving = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    await expect(sharp(moving).metadata()).rejects.toThrow(/unsupported image format/);
  });

  test('of 40 000 × 40 000 pixels is refused before anything is decoded', async () => {
    const before = process.memoryUsage().rss;
    expect(await refused(pngBomb())).toContain('像素');
    expect(await refused(await jpegBomb())).toContain('像素');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('with one row of pixels too many is refused, with as many as may be it is looked at', async () => {
    expect(await refused(pngBomb(50_000, 1001))).toContain('像素');
    // Its pixels are missing, so it breaks off later.
    expect(await refused(pngBomb(50_000, 1000))).toContain('打不开');
  });

  test.each<Format>(['jpeg', 'png', 'webp'])('%s that breaks off is refused', async (format) => {
    const photo = await tellingPhoto(format);
    await refused(photo.subarray(0, Math.floor(photo.length * 0.7)));
  });
});

describe('a file that is not what it seems', () => {
  const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>';
  test.each<[string, Buffer]>([
    ['0 bytes', Buffer.alloc(0)],
    ['text called .jpg', Buffer.from('this is no photo at all')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', Buffer.from(svg)],
    ['SVG behind the first bytes of a JPEG', Buffer.concat([JPEG, Buffer.from(svg)])],
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['an archive', ARCHIVE],
    ['a program', Buffer.from('MZ\x90\0', 'latin1')],
    ['the first bytes of a JPEG alone', JPEG],
    ['the first bytes of a PNG alone', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['the first bytes of a WebP alone', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
    ['the first bytes of a PDF alone', Buffer.from('%PDF-1.7\n')],
  ])('%s is refused', async (_, bytes) => {
    await refused(bytes);
  });

  test('HEIC is refused with what to do', async () => {
    expect(await refused(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toContain('HEIC');
  });

  test('a JPEG that is a PDF as well, in its comment', async () => {
    const photo = await tellingPhoto('jpeg');
    const pdf = plainPdf();
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), pdf]);
    comment.writeUInt16BE(pdf.length + 2, 2);
    const both = Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]);
    expect((await sharp(both).metadata()).format).toBe('jpeg');
    expect(await refused(both)).toContain('藏着');
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['a JPEG', () => tellingPhoto('jpeg')],
    ['a PNG', () => tellingPhoto('png')],
    ['a PDF', async () => plainPdf()],
  ])('%s that is an archive as well', async (_, file) => {
    expect(await refused(Buffer.concat([await file(), ARCHIVE]))).toContain('藏着');
  });

  test('a PDF with another before it', async () => {
    expect(await refused(Buffer.concat([plainPdf().subarray(0, 9), plainPdf()]))).toContain('藏着');
    await refused(Buffer.concat([Buffer.from('\n'), plainPdf()]));
  });
});

describe('a PDF', () => {
  const written = { plain: plainPdf, packed: packedPdf };

  /** The text of the first page's content, and the whole parsed document. */
  async function opened(content: Buffer): Promise<{ text: string; document: PDFDocument }> {
    const document = await PDFDocument.load(content, { updateMetadata: false });
    const contents = document.getPage(0).node.Contents();
    const stream = contents instanceof PDFArray ? contents.lookup(0) : contents;
    const text = Buffer.from(decodePDFRawStream(stream as PDFRawStream).decode()).toString('latin1');
    return { text, document };
  }

  test.each(Object.entries(written))(
    '%s: its page is kept, what tells of its making is gone',
    async (_, pdf) => {
      const made = pdf({
        catalog: '/Metadata 10 0 R /OpenAction [3 0 R /Fit]',
        page: `/PieceInfo << /App << /Private (Tell-tale) >> >> /LastModified (D:20261122) /Metadata 10 0 R
        /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://example.invalid) >> >>]`,
        objects: [
          stream('/Type /Metadata /Subtype /XML', '<x:xmpmeta>GPS</x:xmpmeta>'),
          '<< /Author (Tell-tale) >>',
        ],
        trailer: '/Info 11 0 R',
      });
      const { type, content } = await clean(made);
      expect(type).toBe('application/pdf');
      const { text, document } = await opened(content);
      expect(text).toContain('The page itself');
      expect(document.getPageCount()).toBe(1);
      tellsNothing(content);
      for (const word of ['/Info', '/PieceInfo', '/Metadata', '/OpenAction', 'example.invalid', 'D:2'])
        expect(content.includes(word)).toBe(false);
    },
  );

  test('what comes after its end and between its objects is gone, and earlier revisions', async () => {
    const later = '\n4 0 obj\n<< /Length 26 >>\nstream\nBT (The later page) Tj ET  \nendstream\nendobj\n';
    const made = Buffer.concat([plainPdf(), Buffer.from(`Tell-tale${later}%%EOF\nTell-tale`)]);
    const { content } = await clean(made);
    expect((await opened(content)).text).toContain('The later page');
    expect(content.includes('The page itself')).toBe(false);
    tellsNothing(content);
  });

  test.each(
    Object.entries(written).flatMap(([how, pdf]) =>
      Object.entries(ACTIVE).map(([what, made]) => [how, what, pdf(made)] as const),
    ),
  )('%s with %s is refused', async (how, _, bytes) => {
    if (how === 'packed') expect(bytes.includes('JavaScript')).toBe(false);
    expect(await refused(bytes)).toContain('附件、脚本');
  });

  test('with a password is refused', async () => {
    const encrypt = '<< /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4 >>';
    const made = { objects: [encrypt], trailer: '/Encrypt 10 0 R /ID [(a) (a)]' };
    expect(await refused(plainPdf(made))).toContain('密码');
    expect(await refused(packedPdf(made))).toContain('密码');
  });

  const photoIn = (entries: string, content: Buffer) => ({
    page: '/Group << /Photo 10 0 R >>',
    objects: [stream(`/Type /XObject /Subtype /Image /Width 400 /Height 300 ${entries}`, content)],
  });
  async function photoOf(content: Buffer): Promise<Buffer> {
    const { document } = await opened(content);
    const group = document.getPage(0).node.lookup(PDFName.of('Group'), PDFDict);
    return Buffer.from((group.lookup(PDFName.of('Photo')) as PDFRawStream).contents);
  }

  test.each<[string, string, (photo: Buffer) => Buffer]>([
    ['in the open', '/Filter /DCTDecode', (photo) => photo],
    ['in a list of filters', '/Filter [/DCTDecode]', (photo) => photo],
    ['packed', '/Filter [/FlateDecode /DCTDecode]', (photo) => deflateSync(photo)],
  ])('a photo inside, %s, tells nothing either and looks the same', async (_, filter, pack) => {
    const photo = await tellingPhoto('jpeg');
    const kept = await photoOf((await clean(plainPdf(photoIn(filter, pack(photo))))).content);
    tellsNothing(kept);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect((await sharp(kept).raw().toBuffer()).equals(await sharp(photo).raw().toBuffer())).toBe(true);
  });

  test('a progressive photo inside keeps all of its scans', async () => {
    const photo = await sharp(await tellingPhoto('jpeg'))
      .jpeg({ progressive: true })
      .keepExif()
      .toBuffer();
    const kept = await photoOf((await clean(plainPdf(photoIn('/Filter /DCTDecode', photo)))).content);
    tellsNothing(kept);
    expect((await sharp(kept).raw().toBuffer()).equals(await sharp(photo).raw().toBuffer())).toBe(true);
  });

  test.each<[string, string, Buffer]>([
    ['a photo that is none', '/Filter /DCTDecode', Buffer.from('no photo')],
    ['a photo packed twice', '/Filter [/FlateDecode /FlateDecode /DCTDecode]', Buffer.from('x')],
    ['a JPEG 2000 with XMP', '/Filter /JPXDecode', Buffer.from('\0\0\0\x20uuid', 'latin1')],
  ])('with %s is refused: nobody can say what it carries', async (_, filter, content) => {
    await refused(plainPdf(photoIn(filter, content)));
  });

  test('whose objects unpack to gigabytes is refused before they do', async () => {
    const filler = ' '.repeat(200 * 1024 * 1024);
    const bomb = packedPdf({ objects: [`<< ${filler} >>`] });
    expect(bomb.length).toBeLessThan(MAXIMUM_ATTACHMENT_BYTES);
    const before = process.memoryUsage().rss;
    await refused(bomb);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    await refused(packedPdf({}, packedTwice));
  });

  test.each<[string, Buffer]>([
    [
      'no pages',
      Buffer.from(
        plainPdf().toString('latin1').replace('/Kids [3 0 R] /Count 1', '/Kids [] /Count 0'),
        'latin1',
      ),
    ],
    [
      'pages that go round in a circle',
      Buffer.from(plainPdf().toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]'), 'latin1'),
    ],
    ['lists in lists in lists', plainPdf({ objects: ['['.repeat(100_000)] })],
    [
      'an object that breaks off',
      Buffer.from(plainPdf().toString('latin1').replace('/Type /Font', '/Type << /Font'), 'latin1'),
    ],
    ['nothing but rubbish', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 0x31)])],
  ])('with %s is refused', async (_, bytes) => {
    await refused(bytes);
  });
});
