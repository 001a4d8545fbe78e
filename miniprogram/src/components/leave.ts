import Taro from '@tarojs/taro';
import { useEffect } from 'react';

/**
 * While there are words, WeChat asks them before its own way back is taken. A browser's page asks itself (`onBack` of
 * `Page`).
 */
export function useLeaveQuestion(words: string | null): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp' || words === null) return;
    void Taro.enableAlertBeforeUnload({ message: words });
    return () => void Taro.disableAlertBeforeUnload({});
  }, [words]);
}
