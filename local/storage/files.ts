import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync, type Stats } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The largest file that is taken, in bytes: what wx.cloud.uploadFile takes (50 MB). */
const MAXIMUM_BYTES = 50 * 1024 * 1024;

/**
 * Files of one storage in one folder, each under the hash of its path, so that no path leads out of it. A file is
 * there whole and on disk, or not at all.
 */
export class Files {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  has(path: string): boolean {
    return existsSync(this.fileOf(path));
  }

  /** Writes a file, in place of an earlier one; false where it is larger than `MAXIMUM_BYTES`. */
  async write(path: string, content: Readable): Promise<boolean> {
    const part = join(this.folder, `${randomUUID()}.part`);
    try {
      const handle = await open(part, 'wx', 0o600);
      try {
        let bytes = 0;
        for await (const chunk of content as AsyncIterable<Buffer>) {
          bytes += chunk.byteLength;
          // Read to its end, so that the sender gets the answer.
          if (bytes <= MAXIMUM_BYTES) await handle.write(chunk);
        }
        if (bytes > MAXIMUM_BYTES) return false;
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, this.fileOf(path));
      await this.syncFolder();
      return true;
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Size and times of a file, or null. */
  stat(path: string): Promise<Stats | null> {
    return stat(this.fileOf(path)).catch(() => null);
  }

  read(path: string): Readable {
    return createReadStream(this.fileOf(path));
  }

  /** Removes a file; false where there was none. */
  remove(path: string): boolean {
    if (!this.has(path)) return false;
    rmSync(this.fileOf(path));
    return true;
  }

  private fileOf(path: string): string {
    return join(this.folder, createHash('sha256').update(path).digest('hex'));
  }

  /** The name is on disk as well as the content. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder, 'r');
    await folder.sync();
    await folder.close();
  }
}
