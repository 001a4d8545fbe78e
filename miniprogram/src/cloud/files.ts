import { MAXIMUM_ATTACHMENT_BYTES } from '@jiayibao/shared/contract/resident';
import Taro from '@tarojs/taro';
import type { ChosenFile, FileKind, UploadAddress } from './files.types';
import { TransportError } from './transport.types';

export type { ChosenFile, FileKind } from './files.types';

/** Of a photo that was made smaller, in percent and pixels: print on a certificate stays legible. */
const QUALITY = 80;
const WIDTH = 2560;

/** WeChat: photos from camera or album, PDFs from a chat; photos that are too large come smaller. Nothing chosen gives none. */
export async function chooseFiles(kind: FileKind, count: number): Promise<ChosenFile[]> {
  try {
    if (kind === 'photo') {
      const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] });
      return await Promise.all(tempFiles.map(fitting));
    }
    const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] });
    return tempFiles.map(({ name, size, path }) => ({ name, size, source: path }));
  } catch {
    return [];
  }
}

/** A photo as it is or, where it is larger than is taken, made smaller. */
async function fitting({ tempFilePath, size }: { tempFilePath: string; size: number }): Promise<ChosenFile> {
  const asItIs = { name: '照片', size, source: tempFilePath };
  if (size <= MAXIMUM_ATTACHMENT_BYTES) return asItIs;
  try {
    const { tempFilePath: source } = await Taro.compressImage({
      src: tempFilePath,
      quality: QUALITY,
      compressedWidth: WIDTH,
    });
    return { name: '照片', size: await sizeOf(source), source };
  } catch {
    return asItIs;
  }
}

function sizeOf(filePath: string): Promise<number> {
  return new Promise((done, failed) =>
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => done(size), fail: failed }),
  );
}

/** @throws TransportError */
export async function putFile(
  { source }: ChosenFile,
  { cloudPath }: UploadAddress,
  onProgress: (percent: number) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: source as string,
      success: () => resolve(),
      fail: () => reject(new TransportError('failed')),
    }) as unknown as { onProgressUpdate?(listener: (event: { progress: number }) => void): void } | undefined;
    task?.onProgressUpdate?.(({ progress }) => onProgress(progress));
  });
}

/** Shows a PDF in WeChat's own reader. */
export async function showDocument(url: string): Promise<void> {
  const { tempFilePath } = await Taro.downloadFile({ url });
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf' });
}
