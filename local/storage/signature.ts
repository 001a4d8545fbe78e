import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature allows with one file, until a moment. */
export type Permit = { verb: 'get' | 'put'; path: string; until: number };

/** `until` in seconds since 1970 and an HMAC of the permit: nobody without the key makes one, or moves its end. */
export function sign(key: Buffer, permit: Permit): { t: string; sign: string } {
  const { verb, path, until } = permit;
  const digest = createHmac('sha256', key).update(`${verb}\0${path}\0${until}`).digest('hex');
  return { t: String(until), sign: digest };
}

/** Whether `t` and `sign` are such a signature, and its time is not over. `now` in milliseconds. */
export function isSigned(
  key: Buffer,
  { verb, path }: Pick<Permit, 'verb' | 'path'>,
  given: { t: string | null; sign: string | null },
  now: number,
): 'yes' | 'over' | 'no' {
  if (given.t === null || given.sign === null || !/^\d{1,12}$/.test(given.t)) return 'no';
  const until = Number(given.t);
  const expected = Buffer.from(sign(key, { verb, path, until }).sign);
  const found = Buffer.from(given.sign);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return 'no';
  return now < until * 1000 ? 'yes' : 'over';
}
