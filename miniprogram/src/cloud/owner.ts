/** Whose the phone's kept data are: in WeChat storage is the person's own. */
export function owner(): string {
  return '';
}
