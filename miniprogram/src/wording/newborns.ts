import type { NewbornDeskReason } from '@jiayibao/shared/contract/resident';

/** Why a newborn is registered at the desk, and what to bring there. */
export const DESK_REASONS: Record<
  NewbornDeskReason,
  { text: string; hint: string; bring: readonly string[] }
> = {
  noCertificate: {
    text: '还没有出生医学证明',
    hint: '医院还没有发，或遗失了正在补办',
    bring: [
      '医院的出生记录或分娩记录，盖医院公章',
      '父母或其他监护人的身份证',
      '户口本，孩子还没有上户口也带上',
      '不在户籍地参保的，带居住证明',
    ],
  },
  bornAbroad: {
    text: '在国外或港澳台出生',
    hint: '没有国内医院发的出生医学证明',
    bring: [
      '出生地的出生证明，经公证或认证，附中文译文',
      '孩子的护照、旅行证或回国（来内地）证件',
      '父母或其他监护人的身份证',
      '户口本或居住证明',
    ],
  },
};

/** Bringing these rests on 第九条（一） and 四（二）; the single papers are our list, the desk's own stands over it. */
export const BRING_NOTE = '以窗口的要求为准。窗口在哪里、还要带什么，可以先打医保服务热线12393问。';

export const bringText = {
  title: '还要本人去窗口',
  until: (day: string) =>
    `提交申请不等于参保。请监护人带上这些材料，在${day}（含当天）以前，到参保地的医保经办窗口登记、缴费，从出生当天起保障。`,
  late: (day: string) =>
    `最后一天${day}已经过了。请监护人尽快带上这些材料，到参保地的医保经办窗口登记、缴费，从缴费当天起才保障。`,
  closed: '请监护人带上这些材料，到参保地的医保经办窗口问怎么参保。',
};

/** Bills from before the payment, which the parents have paid themselves; where and with what is the desk's to say. */
export const BIRTH_BILL =
  '参保以前自己付的住院费，请留好发票、费用清单和出院记录，到参保地的医保经办窗口问怎么报销。';

export const paidText = {
  title: '接下来',
  pay: (year: number) => `去缴${year}年的`,
  certificate: (name: string) => `${name}的参保证明`,
};
