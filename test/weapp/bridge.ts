/**
 * The cloud for a `Weapp`: signs in at a local cloud (`startCloud().url`) as a demo resident's id or `new`, and gives
 * the `callFunction` that calls its functions as that person.
 */
export async function bridge(
  url: string,
  resident: string,
): Promise<(name: string, data: unknown) => Promise<unknown>> {
  const { session } = (await post(`${url}local/session`, { resident })) as { session?: string };
  if (session === undefined) throw new Error(`no demo resident ${resident}`);
  return (name, data) => post(`${url}call/${name}`, data, { authorization: `Bearer ${session}` });
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const json = { 'content-type': 'application/json', ...headers };
  const response = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) });
  return response.json();
}
