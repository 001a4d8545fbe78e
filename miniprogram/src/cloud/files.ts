import Taro from '@tarojs/taro';
import type { ChosenFile, FileKind, UploadAddress } from './files.types';
import { TransportError } from './transport.types';

export type { ChosenFile, FileKind } from './files.types';

/** WeChat: photos from camera or album, PDFs from a chat. Nothing chosen gives none. */
export async function chooseFiles(kind: FileKind, count: number): Promise<ChosenFile[]> {
  try {
    if (kind === 'photo') {
      const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] });
      return tempFiles.map(({ tempFilePath, size }) => ({ name: '照片', size, source: tempFilePath }));
    }
    const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] });
    return tempFiles.map(({ name, size, path }) => ({ name, size, source: path }));
  } catch {
    return [];
  }
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
