/** A file that someone chose; `size` in bytes, `source` what the target sends it from. */
export type ChosenFile = { name: string; size: number; source: unknown };

/** What to choose: photos (from the album or taken now), or a PDF. */
export type FileKind = 'photo' | 'pdf';

/** Where a file goes: WeChat sends it under `cloudPath`, a browser to `url` with its headers. */
export type UploadAddress = { cloudPath: string; url: string; headers: Record<string, string> };
