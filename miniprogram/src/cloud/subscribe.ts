import Taro from '@tarojs/taro';

/** Asks in WeChat for one message of each template, by WeChat's ids; gives those that were allowed. Only from a tap. */
export async function askForMessages(ids: readonly string[]): Promise<string[]> {
  try {
    const answer: Record<string, unknown> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds: [...ids], entityIds: [] })),
    };
    return ids.filter((id) => answer[id] === 'accept');
  } catch {
    return [];
  }
}
