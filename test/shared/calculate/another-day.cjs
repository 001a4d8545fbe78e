/** Preloaded into a process: its clock stands on the day that ON names. */
const now = Date.parse(process.env.ON);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now] : parts));
  }
  static now() {
    return now;
  }
};
