/**
 * The openid of who is calling, or null. WeChat puts it into the environment of the invocation; nothing that the
 * caller sent can say it.
 */
export function currentCaller(): string | null {
  return process.env.WX_OPENID || null;
}
