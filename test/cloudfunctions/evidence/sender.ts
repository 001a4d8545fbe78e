import { handle } from '@jiayibao/cloudfunctions/core';
import { evidenceTable } from '@jiayibao/cloudfunctions/evidence';
import {
  type EvidenceAction,
  type evidenceActions,
  KEYED_EVIDENCE_ACTIONS,
  type Reply,
} from '@jiayibao/shared/contract/resident';
import type { z } from '@jiayibao/shared/contract/zod';
import { type Cloud, newKey } from '../cloud';

type InputOf<Name extends EvidenceAction> = z.input<(typeof evidenceActions)[Name]['input']>;
type OutputOf<Name extends EvidenceAction> = z.output<(typeof evidenceActions)[Name]['output']>;

/** Someone who sends files and looks at them, calling the function in process. */
export class Sender {
  constructor(
    private readonly cloud: Cloud,
    readonly openid: string,
  ) {}

  call<Name extends EvidenceAction>(
    action: Name,
    input: InputOf<Name>,
    key = (KEYED_EVIDENCE_ACTIONS as readonly string[]).includes(action) ? newKey() : undefined,
  ): Promise<Reply<OutputOf<Name>>> {
    const services = { ...this.cloud.services, caller: () => this.openid };
    return handle(evidenceTable, { action, input, key }, services) as Promise<Reply<OutputOf<Name>>>;
  }

  /** Calls an action that has to go well; gives its data. */
  async get<Name extends EvidenceAction>(action: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const reply = await this.call(action, input);
    if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.message}`);
    return reply.data;
  }

  /** Calls an action that has to be refused; gives the code. */
  async refused<Name extends EvidenceAction>(action: Name, input: InputOf<Name>): Promise<string> {
    const reply = await this.call(action, input);
    if (reply.ok) throw new Error(`${action} was not refused`);
    return reply.error.code;
  }

  /** Sends a file as a browser does; it is not finished yet. Gives its id. */
  async send(bytes: Buffer): Promise<string> {
    const { attachmentId, url, headers } = await this.get('attachment.begin', { size: bytes.length });
    const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    if (put.status !== 200) throw new Error(`the upload got ${put.status}`);
    return attachmentId;
  }

  /** Sends a file and has it checked; gives its id. */
  async attach(bytes: Buffer): Promise<string> {
    const attachmentId = await this.send(bytes);
    await this.get('attachment.finish', { attachmentId });
    return attachmentId;
  }
}
