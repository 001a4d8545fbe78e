import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from '@jiayibao/shared/contract/zod';
import { formatChinese } from '@jiayibao/shared/dates';
import { pageOf } from '../look';
import { parseObject, readBody } from './body';
import type { Clock } from './clock';
import type { DataDirectory } from './data';
import { sendJson, sendRefusal } from './reply';
import type { Sessions } from './session';

/** A demo resident, or one of staff, whom one can sign in as. `openid` stands in for the one that WeChat would give. */
export type DemoResident = { id: string; openid: string; name: string; about: string };

const requestSchema = z.strictObject({ resident: z.string() });

/** What stands in for WeChat's sign-in on one machine: the page, the list to choose from, and the session. */
export class SignIn {
  private readonly page = pageOf(join(__dirname, 'sign-in.html'));

  constructor(
    private readonly demo: { residents: readonly DemoResident[]; staff?: readonly DemoResident[] },
    private readonly data: DataDirectory,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** `GET /sign-in`. */
  sendPage(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(this.page);
  }

  /** `GET /local/residents` → `{residents: [{id, name, about}], staff: [the same]}`. */
  sendResidents(response: ServerResponse): void {
    const shown = ({ id, name, about }: DemoResident) => ({ id, name, about });
    const [residents, staff] = [this.residents(), this.demo.staff ?? []].map((all) => all.map(shown));
    sendJson(response, 200, JSON.stringify({ residents, staff }));
  }

  /** `POST /local/session {resident: "ID" | "new"}` → `{session}`. */
  async sendSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const asked = requestSchema.safeParse(body === null ? null : parseObject(body));
    const openid = asked.success ? this.openidOf(asked.data.resident) : undefined;
    if (openid === undefined) return sendRefusal(response, 'MALFORMED_REQUEST');
    sendJson(response, 200, JSON.stringify({ session: this.sessions.issue(openid) }));
  }

  /** Who signs in with an openid. */
  nameOf(openid: string): string {
    return (
      [...this.residents(), ...(this.demo.staff ?? [])].find((one) => one.openid === openid)?.name ??
      '未知用户'
    );
  }

  private openidOf(resident: string): string | undefined {
    const all = [...this.residents(), ...(this.demo.staff ?? [])];
    if (resident !== 'new') return all.find(({ id }) => id === resident)?.openid;
    const openid = `new-${randomBytes(16).toString('base64url')}`;
    this.data.addNewResident({ openid, since: this.clock.today() });
    return openid;
  }

  /** The demo residents, then the new ones of before. */
  private residents(): DemoResident[] {
    const earlier = this.data.newResidents().map(({ openid, since }, i) => ({
      id: `new-${i + 1}`,
      openid,
      name: `新用户${i + 1}`,
      about: `${formatChinese(since)}第一次登录`,
    }));
    return [...this.demo.residents, ...earlier];
  }
}
