import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CivilDate } from '@jiayibao/shared/dates';
import Database from 'libsql';
import { Refusal } from './refusal';

/** Keys of one local cloud, base64. They live beside the data that they protect and go with it. */
export type Keys = { session: string; vault: string; vaultIndex: string };

/** Somebody who signed in as a new user, on that day. */
export type NewResident = { openid: string; since: CivilDate };

/**
 * The directory that holds all a local cloud remembers. Only one process has it at a time; the lock is the
 * operating system's, held through SQLite, so that kill -9 releases it.
 */
export class DataDirectory {
  readonly database: string;
  /** Folder of the uploaded files. */
  readonly files: string;
  /** Folder of the pay simulator, which alone looks into it. */
  readonly pay: string;
  /** The messages that were sent. */
  readonly outbox: string;
  private readonly keysFile: string;
  private readonly readyFile: string;
  private readonly residentsFile: string;
  private readonly lock: Database.Database;

  /** Takes the directory, making it where there is none. Throws a `Refusal` where another process has it. */
  constructor(readonly directory: string) {
    this.database = join(directory, 'cloud.db');
    this.files = join(directory, 'files');
    this.pay = join(directory, 'pay');
    this.outbox = join(directory, 'outbox.jsonl');
    this.keysFile = join(directory, 'keys.json');
    this.readyFile = join(directory, 'ready');
    this.residentsFile = join(directory, 'residents.json');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.lock = new Database(join(directory, 'lock'));
    try {
      this.lock.exec('BEGIN EXCLUSIVE');
    } catch {
      this.lock.close();
      throw new Refusal(
        `数据目录 ${directory} 正被另一个家医保使用。请先在那个窗口按 Ctrl-C 停掉它，再重新启动。`,
      );
    }
  }

  /** Whether the demo data has been written whole. */
  get ready(): boolean {
    return existsSync(this.readyFile);
  }

  /** The demo data has been written whole. */
  markReady(): void {
    writeFileSync(this.readyFile, '');
  }

  /** Removes what a local cloud wrote here, and nothing else. What is left after a crash midway is not `ready`. */
  clear(): void {
    const written = [
      this.readyFile,
      this.residentsFile,
      this.outbox,
      ...['', '-wal', '-shm', '-lock'].map((end) => this.database + end),
      this.keysFile,
    ];
    for (const file of written) rmSync(file, { force: true });
    for (const folder of [this.files, this.pay]) rmSync(folder, { recursive: true, force: true });
  }

  /** The keys of this directory, made on first use, readable by their owner alone. */
  keys(): Keys {
    if (!existsSync(this.keysFile)) {
      const key = () => randomBytes(32).toString('base64');
      const keys: Keys = { session: key(), vault: key(), vaultIndex: key() };
      writeWhole(this.keysFile, keys);
    }
    return JSON.parse(readFileSync(this.keysFile, 'utf8'));
  }

  /** The new residents who have signed in here, oldest first, so that they can sign in again. */
  newResidents(): NewResident[] {
    return existsSync(this.residentsFile) ? JSON.parse(readFileSync(this.residentsFile, 'utf8')) : [];
  }

  /** Keeps one more, so that they can sign in again. */
  addNewResident(resident: NewResident): void {
    writeWhole(this.residentsFile, [...this.newResidents(), resident]);
  }

  /** Gives the directory back. */
  release(): void {
    this.lock.close();
  }
}

/** Writes beside and moves into place: a crash leaves the whole file or none. For its owner alone. */
function writeWhole(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
