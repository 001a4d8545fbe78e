const TAG_LENGTH = 12;

/** Whose the browser's kept data are: several people may sign in on one machine, each with a session of its own. */
export function owner(): string {
  return `.${(localStorage.getItem('jiayibao.session') ?? '').slice(-TAG_LENGTH)}`;
}
