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
export const BRING_NOTE = '以窗口的要求为准，去之前可以先打电话问。';
