import { Refusal } from '../core';

/** Refuses a file, in a sentence that says what to do instead. */
export function unfit(message: string): Refusal {
  return new Refusal('INVALID_FILE', { message });
}

export const BROKEN = '这个文件打不开，可能已经损坏。请重新拍照或另存后再上传。';
export const NOT_ACCEPTED = '只能上传 JPG、PNG、WebP 照片或 PDF 文件，请换一个文件。';
