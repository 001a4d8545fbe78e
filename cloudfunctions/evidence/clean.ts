import { MAXIMUM_ATTACHMENT_BYTES } from '@jiayibao/shared/contract/resident';
import type { CleanFile } from '../core';
import { cleanImage } from './image';
import { isTwoThings, kindOfFile } from './kind-of-file';
import { cleanPdf } from './pdf';
import { NOT_ACCEPTED, unfit } from './unfit';

/**
 * A file as it may be kept: decoded and written anew, so that nothing of the sent bytes remains but what is seen.
 * @throws Refusal `INVALID_FILE`
 */
export async function clean(bytes: Buffer): Promise<CleanFile> {
  if (bytes.length === 0) throw unfit('这个文件是空的，请重新选择。');
  if (bytes.length > MAXIMUM_ATTACHMENT_BYTES) throw unfit('文件超过 5 MB，请压缩或重新拍照后再上传。');
  const kind = kindOfFile(bytes);
  if (kind === null) throw unfit(NOT_ACCEPTED);
  if (kind === 'heic')
    throw unfit('这是 HEIC 格式的照片。请在手机相机设置里选“兼容性最佳”重新拍照，或转成 JPG 后上传。');
  if (isTwoThings(bytes, kind)) throw unfit('这个文件里还藏着别的文件，不能接收。请重新拍照后上传。');
  if (kind === 'pdf') return { type: 'application/pdf', content: await cleanPdf(bytes) };
  return { type: 'image/jpeg', content: await cleanImage(bytes, kind) };
}
