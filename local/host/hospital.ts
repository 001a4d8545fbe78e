import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from '@jiayibao/shared/contract/zod';
import { parseObject, readBody } from './body';
import { sendJson, sendRefusal } from './reply';

const visitSchema = z.strictObject({
  resident: z.string(),
  member: z.string(),
  institutionId: z.string(),
  disease: z.nullable(z.string()),
  expenses: z.array(z.strictObject({ class: z.enum(['A', 'B', 'C']), amount: z.string() })),
});
export type HospitalVisit = z.infer<typeof visitSchema>;

/** What stands in for a hospital's counter on one machine, which settles a visit and sends it to the records. */
export class Hospital {
  private last: Promise<unknown> = Promise.resolve();

  /** `settle`: gives what the person paid, or null where it finds nobody. */
  constructor(private readonly settle: (visit: HospitalVisit) => Promise<string | null>) {}

  /** `POST /local/visit {resident, member, institutionId, disease, expenses}` → `{selfPay}`; one after another. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const visit = visitSchema.safeParse(body === null ? null : parseObject(body));
    if (!visit.success) return sendRefusal(response, 'MALFORMED_REQUEST');
    const settled = this.last.catch(() => {}).then(() => this.settle(visit.data));
    this.last = settled;
    const selfPay = await settled;
    if (selfPay === null) return sendRefusal(response, 'MALFORMED_REQUEST');
    sendJson(response, 200, JSON.stringify({ selfPay }));
  }
}
