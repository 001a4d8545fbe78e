import { init, SYMBOL_CURRENT_ENV } from '@cloudbase/node-sdk';

type Sdk = ReturnType<typeof init>;

/** Files of one request at most (docs.cloudbase.net, storage/get-temp-url). */
const MOST_AT_ONCE = 50;
/** How long an address that the function itself reads from holds, in seconds. */
const OWN_ADDRESS_SECONDS = 60;

/** Where a file is to be sent: a PUT of its bytes with these headers. `fileId`: the one that it will have. */
export interface UploadAddress {
  fileId: string;
  url: string;
  headers: Record<string, string>;
}

/** The file storage. Its folders are for functions alone to read. */
export interface Files {
  /** An address to send one file to, for a quarter of an hour. */
  uploadAddress(path: string): Promise<UploadAddress>;
  /** The bytes of a file; one byte more than `maximum` of a larger one; null where there is none. */
  read(fileId: string, maximum: number): Promise<Buffer | null>;
  /** Keeps a file under a path, in place of an earlier one; gives its id. */
  write(path: string, content: Buffer): Promise<string>;
  /** An address to read a file at, for so many seconds, by whoever has it; null where there is none. */
  address(fileId: string, seconds: number): Promise<string | null>;
  /** Removes those of the files that there are. */
  remove(fileIds: readonly string[]): Promise<void>;
}

/** CloudBase's storage, through the SDK. */
export class CloudFiles implements Files {
  private app: Sdk | undefined;

  async uploadAddress(path: string): Promise<UploadAddress> {
    const { data } = await this.sdk.getUploadMetadata({ cloudPath: path });
    const headers = {
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId,
    };
    return { fileId: data.fileId, url: data.url, headers };
  }

  async read(fileId: string, maximum: number): Promise<Buffer | null> {
    // From the store itself: what was sent a second time must not come from a cache in between.
    const address = await this.signed({ fileID: fileId, maxAge: OWN_ADDRESS_SECONDS, urlType: 'COS_URL' });
    // Not `downloadFile`, which takes a file of any size into memory.
    const response = address === null ? null : await fetch(address);
    if (!response || response.status === 404) return null;
    if (!response.ok || !response.body) throw new Error(`the storage answered ${response.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body) {
      parts.push(part);
      length += part.byteLength;
      if (length > maximum) break;
    }
    return Buffer.concat(parts).subarray(0, maximum + 1);
  }

  async write(path: string, content: Buffer): Promise<string> {
    return (await this.sdk.uploadFile({ cloudPath: path, fileContent: content })).fileID;
  }

  address(fileId: string, seconds: number): Promise<string | null> {
    return this.signed({ fileID: fileId, maxAge: seconds });
  }

  async remove(fileIds: readonly string[]): Promise<void> {
    for (let at = 0; at < fileIds.length; at += MOST_AT_ONCE)
      await this.sdk.deleteFile({ fileList: fileIds.slice(at, at + MOST_AT_ONCE) });
  }

  private async signed(file: {
    fileID: string;
    maxAge: number;
    urlType?: 'COS_URL';
  }): Promise<string | null> {
    const { fileList } = await this.sdk.getTempFileURL({ fileList: [file] });
    return fileList[0]?.code === 'SUCCESS' ? fileList[0].tempFileURL : null;
  }

  /** Connects at the first use. */
  private get sdk(): Sdk {
    this.app ??= init({ env: SYMBOL_CURRENT_ENV, keepalive: true });
    return this.app;
  }
}
