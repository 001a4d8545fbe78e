import type { Cloud } from '../e2e/harness';
import { bridge } from './bridge';
import { Weapp } from './host';

/** A photo of one pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PHOTO_ON_PHONE = { tempFilePath: 'wxfile://tmp/photo.png', size: PHOTO.length, fileType: 'image' };

/**
 * The app of a demo resident, with a camera that gives a photo and a storage that takes it where it was told to.
 * `options`: what else the phone does.
 */
export async function withCamera(
  cloud: Cloud,
  resident: string,
  options: Partial<ConstructorParameters<typeof Weapp>[0]> = {},
): Promise<Weapp> {
  const call = await bridge(cloud.url, resident);
  type Address = { cloudPath: string; url: string; headers: Record<string, string> };
  const addresses = new Map<string, Address>();
  const opened = new Weapp({
    ...options,
    async callFunction(name, data) {
      const reply = (await call(name, data)) as { data?: Address };
      if (reply.data?.cloudPath !== undefined) addresses.set(reply.data.cloudPath, reply.data);
      return reply;
    },
    async uploadFile(cloudPath) {
      const { url, headers } = addresses.get(cloudPath) as Address;
      const { ok, status } = await fetch(url, { method: 'PUT', headers, body: PHOTO });
      if (!ok) throw new Error(`the storage answered ${status}`);
    },
  });
  opened.answer = ({ api }) => (api === 'chooseMedia' ? { tempFiles: [PHOTO_ON_PHONE] } : undefined);
  return opened;
}
