import Taro from '@tarojs/taro';
import type { PaymentParameters } from './pay.types';

/**
 * Opens WeChat's cashier; resolves once the person is back. Whether they paid, the phone does not decide: it may say
 * "cancelled" of what was paid, and the other way round. Ask the function (`order.refresh`).
 */
export async function openCashier(parameters: PaymentParameters): Promise<void> {
  try {
    await Taro.requestPayment(parameters);
  } catch {
    // Cancelled, failed, or unknown: all the same, somebody is back.
  }
}
