import type { ChosenFile, FileKind, UploadAddress } from './files.types';
import { TransportError } from './transport.types';

export type { ChosenFile, FileKind } from './files.types';

const ACCEPT: Record<FileKind, string> = {
  photo: 'image/jpeg,image/png,image/webp',
  pdf: 'application/pdf,.pdf',
};

/** Browsers: the system's own dialogue. Nothing chosen gives none. */
export function chooseFiles(kind: FileKind, count: number): Promise<ChosenFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ACCEPT[kind];
  input.multiple = count > 1;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count);
      resolve(files.map((file) => ({ name: file.name, size: file.size, source: file })));
    });
    input.click();
  });
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
    request.send(source as File);
  });
}

/** Shows a PDF in the browser's own reader. */
export async function showDocument(url: string): Promise<void> {
  window.open(url, '_blank', 'noopener');
}
