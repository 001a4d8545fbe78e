import type { KeyObject } from 'node:crypto';
import Aes from 'wechatpay-axios-plugin/lib/aes';
import Decorator from 'wechatpay-axios-plugin/lib/decorator';
import Formatter from 'wechatpay-axios-plugin/lib/formatter';
import Rsa from 'wechatpay-axios-plugin/lib/rsa';
import type { Clock, Randomness } from '../ports';
import { failure, NotGenuine } from './collector';
import type { WeChatPayConfiguration } from './environment';

/** Headers and moments further off than this are not believed (签名验证: 5 分钟). */
const LARGEST_OFFSET_S = 300;
/** A collector that does not answer in this time has to be asked again; a function that asks twice still has its own 10 s. */
const TIMEOUT_MS = 4000;
/** Bills come without a signature; their hash, which was signed, proves them (下载账单). */
const UNSIGNED = '/v3/billdownload/file';

/** What carries a request: HTTP, unless a simulation puts another in its place. */
export type Transport = NonNullable<ConstructorParameters<typeof Decorator>[0]['adapter']>;
/** The vendor's answer; `code` where it refused. */
export type Answer = { ok: true; data: unknown } | { ok: false; status: number; code: string };

type Headers = Record<string, string | undefined>;
/** What axios hands on, as far as it is used here. */
type Outgoing = {
  method: string;
  url: string;
  baseURL: string;
  data?: string;
  headers: { set(name: string, value: string): void };
};
type Incoming = { toJSON(): Record<string, unknown> };

/**
 * The vendor's protocol: every request signed with the merchant's key, every answer's signature verified, on our own
 * clock, so that it holds where the local cloud stands on another day, and a simulation replays.
 */
export class WeChatPayClient {
  private readonly client: Decorator;
  private readonly privateKey: KeyObject;
  private readonly platformKeys: ReadonlyMap<string, KeyObject>;

  constructor(
    private readonly configuration: WeChatPayConfiguration,
    private readonly clock: Clock,
    private readonly randomness: Pick<Randomness, 'id'>,
    transport?: Transport,
  ) {
    this.privateKey = Rsa.fromPkcs8(configuration.privateKey);
    this.platformKeys = new Map(
      [...configuration.platformKeys].map(([serial, key]) => [serial, Rsa.fromSpki(key)]),
    );
    const signer = (request: Outgoing) => this.signRequest(request);
    const verify = (body: string, headers: Headers) => this.verify(headers, body);
    /** The plugin's own two hooks read the machine's clock and chance. */
    class OnOurClock extends Decorator {
      static override requestInterceptor() {
        return signer;
      }
      static override responseVerifier() {
        return function verifier(this: { url: string }, data: string, headers: Incoming, status: number) {
          const refused = status < 200 || status >= 300;
          if (!refused && !this.url.startsWith(UNSIGNED)) verify(data, headers.toJSON() as Headers);
          return data;
        };
      }
    }
    this.client = new OnOurClock({
      mchid: configuration.merchant,
      serial: configuration.serial,
      // biome-ignore lint/suspicious/noExplicitAny: the plugin takes key objects too, its types say strings.
      privateKey: this.privateKey as any,
      certs: Object.fromEntries(this.platformKeys),
      baseURL: configuration.url,
      timeout: TIMEOUT_MS,
      // Payments take no detour, whatever the environment names.
      proxy: false,
      ...(transport && { adapter: transport }),
    });
  }

  /** @throws Error where there is no answer, or none that proves to be the vendor's: whether it took effect is unknown. */
  async send(
    method: 'get' | 'post',
    path: string,
    body?: object,
    responseType?: 'arraybuffer',
  ): Promise<Answer> {
    try {
      const text = body && JSON.stringify(body);
      const { data } = await this.client.request(path, method, text, { responseType });
      return { ok: true, data };
    } catch (error) {
      // Nothing of the error goes on: it holds the whole request, keys included.
      if (error instanceof NotGenuine) throw failure('COLLECTOR_NOT_GENUINE');
      const { response } = error as { response?: { status: number; data?: { code?: unknown } } };
      const code = response?.data?.code;
      if (!response || typeof code !== 'string') throw failure(`COLLECTOR_${response?.status ?? 'SILENT'}`);
      return { ok: false, status: response.status, code };
    }
  }

  /** Signs lines with the merchant's key. */
  sign(...lines: string[]): string {
    return Rsa.sign(Formatter.joinedByLineFeed(...lines), this.privateKey as never);
  }

  /** Whether headers and body were signed by the vendor just now (如何验证签名). @throws NotGenuine */
  verify(headers: Headers, body: string): void {
    const of = (name: string) => {
      const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
      if (!found) throw new NotGenuine(`no ${name}`);
      return found;
    };
    const timestamp = of('wechatpay-timestamp');
    const key = this.platformKeys.get(of('wechatpay-serial'));
    if (!key) throw new NotGenuine('a key that we do not know');
    const offset = Math.abs(this.clock.now() / 1000 - Number(timestamp));
    if (!(offset <= LARGEST_OFFSET_S)) throw new NotGenuine('not of this time');
    const message = Formatter.response(timestamp, of('wechatpay-nonce'), body);
    if (!Rsa.verify(message, of('wechatpay-signature'), key as never)) throw new NotGenuine('the signature');
  }

  /** What is sealed with the APIv3 key (如何解密回调报文). @throws NotGenuine */
  open(ciphertext: string, nonce: string, associated: string): string {
    try {
      return Aes.AesGcm.decrypt(ciphertext, this.configuration.apiKey, nonce, associated);
    } catch {
      throw new NotGenuine('the cipher');
    }
  }

  private signRequest(request: Outgoing): Outgoing {
    const { merchant, serial } = this.configuration;
    const timestamp = Math.floor(this.clock.now() / 1000);
    const nonce = this.randomness.id();
    const { pathname, search } = new URL(request.url, request.baseURL);
    const method = request.method.toUpperCase();
    const message = Formatter.request(method, pathname + search, timestamp, nonce, request.data ?? '');
    const signature = Rsa.sign(message, this.privateKey as never);
    const authorization = Formatter.authorization(merchant, nonce, signature, timestamp, serial);
    request.headers.set('Authorization', authorization);
    return request;
  }
}
