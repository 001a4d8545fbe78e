import Database from 'libsql';

/**
 * What the simulator remembers: JSON by kind and id, found by a second name or by a time too. In a file of its own, and
 * durable: write-ahead log, synchronous=FULL, one transaction for one request, so no kill loses what was acknowledged.
 */
export class PayStore {
  private readonly db: Database.Database;

  /** `file`: ":memory:" for none. Waits a moment for a process that is still ending. */
  constructor(file: string) {
    this.db = new Database(file, { timeout: 5000 });
    for (const pragma of ['journal_mode=WAL', 'synchronous=FULL']) this.db.pragma(pragma);
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS things (
        kind TEXT, id TEXT, other TEXT, at INTEGER, body TEXT, PRIMARY KEY (kind, id)
      );
      CREATE INDEX IF NOT EXISTS by_other ON things (kind, other);
      CREATE INDEX IF NOT EXISTS by_time ON things (kind, at);
    `);
  }

  /** All of it or nothing. */
  transaction<Result>(run: () => Result): Result {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = run();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Keeps a thing in place of the one of its kind and id; `by`: what else it is found by, `at` in milliseconds. */
  put(kind: string, id: string, body: unknown, by: { other?: string; at?: number | null } = {}): void {
    this.db
      .prepare('INSERT OR REPLACE INTO things VALUES (?, ?, ?, ?, ?)')
      .run(kind, id, by.other ?? null, by.at ?? null, JSON.stringify(body));
  }

  /** Null where there is none. */
  get<Thing>(kind: string, id: string): Thing | null {
    return this.find<Thing>('id = ?', kind, id)[0] ?? null;
  }

  /** Those of a kind that were put with this `other`. */
  byOther<Thing>(kind: string, other: string): Thing[] {
    return this.find('other = ?', kind, other);
  }

  /** Those from a time on and before another, in order of time. */
  between<Thing>(kind: string, from: number, to: number): Thing[] {
    return this.find('at >= ? AND at < ? ORDER BY at, id', kind, from, to);
  }

  /** The earliest time of a kind; null where none has one. */
  earliest(kind: string): number | null {
    const row = this.db.prepare('SELECT min(at) AS at FROM things WHERE kind = ?').get(kind);
    return (row as { at: number | null }).at;
  }

  /** Nothing may be asked afterwards. */
  close(): void {
    this.db.close();
  }

  private find<Thing>(where: string, kind: string, ...values: (string | number)[]): Thing[] {
    const rows = this.db.prepare(`SELECT body FROM things WHERE kind = ? AND ${where}`).all(kind, ...values);
    return (rows as { body: string }[]).map(({ body }) => JSON.parse(body));
  }
}
