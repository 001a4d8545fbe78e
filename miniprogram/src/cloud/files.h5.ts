import { MAXIMUM_ATTACHMENT_BYTES } from '@jiayibao/shared/contract/resident';
import type { ChosenFile, FileKind, UploadAddress } from './files.types';
import { TransportError } from './transport.types';

const ACCEPT: Record<FileKind, string> = {
  photo: 'image/jpeg,image/png,image/webp',
  pdf: 'application/pdf,.pdf',
};

/** The longer side of a photo that was made smaller, in pixels, and its quality: print on a certificate stays legible. */
const LONGER_SIDE = 2560;
const QUALITY = 0.85;

/** Browsers: the system's own dialogue; photos that are too large come smaller. Nothing chosen gives none. */
export function chooseFiles(kind: FileKind, count: number): Promise<ChosenFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ACCEPT[kind];
  input.multiple = count > 1;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count);
      resolve(kind === 'photo' ? Promise.all(files.map(fitting)) : files.map(chosen));
    });
    input.click();
  });
}

function chosen(file: File): ChosenFile {
  return { name: file.name, size: file.size, source: file };
}

/** A photo as it is or, where it is larger than is taken, made smaller; what is no photo stays, to be refused in words. */
async function fitting(file: File): Promise<ChosenFile> {
  if (file.size <= MAXIMUM_ATTACHMENT_BYTES) return chosen(file);
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGER_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return smaller ? { name: file.name, size: smaller.size, source: smaller } : chosen(file);
  } catch {
    return chosen(file);
  }
}

/** @throws TransportError */
export function putFile(
  { source }: ChosenFile,
  { url, headers }: UploadAddress,
  onProgress: (percent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => (request.status < 300 ? resolve() : reject(new TransportError('failed')));
    request.onerror = () => reject(new TransportError(navigator.onLine ? 'failed' : 'offline'));
    request.send(source as Blob);
  });
}

/** Shows a PDF in the browser's own reader. */
export async function showDocument(url: string): Promise<void> {
  window.open(url, '_blank', 'noopener');
}
