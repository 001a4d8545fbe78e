import type { Notice } from '@jiayibao/shared/contract/calculation';
import type { NewbornState } from '@jiayibao/shared/contract/resident';
import type { ChipKind } from '../../components/Chip';
import type { IconName } from '../../components/Icon';
import { BIRTH_BILL } from '../../wording/newborns';
import { NOTICE_NAMES } from '../../wording/stays';

/** How far it has come with a child. */
export const STATE_LOOKS: Record<NewbornState, { text: string; chip: ChipKind; icon: IconName }> = {
  open: { text: '还没有参保', chip: 'due', icon: 'clock' },
  registered: { text: '材料已交，待缴费', chip: 'due', icon: 'clock' },
  returned: { text: '材料没通过，要重交', chip: 'no', icon: 'close' },
  enrolled: { text: '已参保', chip: 'ok', icon: 'tick' },
  closed: { text: '已过期限', chip: 'plain', icon: 'dash' },
};

/** The wording of enrolling a newborn. */
export const text = {
  titles: {
    start: '新生儿参保',
    child: '孩子是谁',
    photos: '出生医学证明',
    guardian: '监护人',
    check: '核对新生儿参保',
  },
  change: '更改',
  next: '下一步',
  birth: {
    label: '孩子哪天出生',
    hint: '填好就能看到最后一天和保障，不用登记。',
    region: '在哪里参保',
    future: '出生日期还没有到，请重新填写。',
  },
  deadline: {
    label: '最后一天（含当天）',
    left: '还剩',
    days: '天',
    today: '今天是最后一天',
    past: '已过',
    windowLeft: (days: number) => `还剩${days}天办理`,
    fromBirth: '从出生当天起保障',
    fromPayment: '从缴费当天起保障',
    now: '今天',
    born: '出生',
    last: '最后一天',
    until: '保障到',
    lanes: (born: string, last: string, from: string, to: string) =>
      `${born}出生，最后一天${last}，保障从${from}到${to}`,
  },
  closed: {
    title: '不能再按新生儿参保',
    ordinary: '按普通居民缴费',
    basis: {
      lanzhou: '依据：第八条，90日内；1岁以前逾期参保是我们的理解。',
      linxia: '依据：四（二）筹资政策，出生6个月内。',
    },
  },
  subject: {
    born: (day: string) => `${day}出生`,
    choose: '给哪个孩子办',
    other: '另一个孩子',
    otherHint: '只填出生日期先看看',
    changeOf: (name: string) => `更改孩子，现在是${name}`,
  },
  terms: {
    title: '保多久、缴多少',
    cover: '保障',
    span: (from: string, to: string) => `${from}至${to}`,
    standard: (year: number) => `${year}年个人缴费`,
    aid: '资助',
    due: '应缴',
    free: '个人不用缴',
    why: '怎么算的',
    whyTitle: '新生儿参保怎么算',
    pending: (groups: string, due: string) => `${groups}还没认定，先按没有资助算；认定后只缴${due}元。`,
    onPhone: (version: string) => `没有连上网，按手机里的参数算（${version}），以办理当天为准。`,
  },
  past: (year: number, to: string) =>
    `这笔钱缴的是${year}年的，保障到${to}，已经过去：只能补报出生以后到那天的费用，今天以后的不管。`,
  until: (to: string) => `这笔钱只保障到${to}。`,
  covers: {
    title: '保什么',
    inpatient: '住院费用',
    fromBirth: '出生后的住院也算在内',
    fromPayment: '从缴费当天起的住院；出生到缴费之间的费用不能报',
    bill: BIRTH_BILL,
    outpatient: '门诊费用',
    outpatientHint: '普通门诊和门诊慢特病',
    critical: '大病保险',
    criticalHint: '不用另外交钱',
  },
  after: {
    title: '过了最后一天会怎样',
    late: (covers: readonly { year: number; to: string }[]) =>
      `1岁以前还能办，但从缴费当天起才保障，${
        covers.length === 1
          ? `到${covers[0]?.to}为止`
          : covers.map(({ year, to }) => `${year}年里缴的到${to}为止`).join('，')
      }；出生到缴费之间的费用不能报。`,
    later: '满1岁以后，按普通居民在集中缴费期参保缴费。',
    grade: '条文没有写过了期限怎么办，这是我们的理解，请向经办机构确认。',
    linxia: '过了6个月，按普通居民在每年7月1日至12月31日参保缴费，下一年享受。',
  },
  ways: {
    calendar: '加到日历',
    calendarTitle: '新生儿参保最后一天',
    calendarTitleOf: (name: string) => `${name}新生儿参保最后一天`,
    calendarBody:
      '带上孩子的出生医学证明，在家医保或经办窗口办理居民医保参保并缴费。窗口休息日可能不办公，请早几天去。',
    paper: '参保证明',
    added: '已加到日历。',
    notAdded: '没有加成。请允许使用日历，或自己记下这一天。',
    desk: '到窗口办',
    deskHint: '在国外出生、没有出生证明',
    certificate: '出生证明核对',
  },
  dock: {
    title: '参保缴费',
    until: (day: string) => `保到${day}`,
    start: (name: string) => `给${name}参保`,
    startNew: '给孩子参保',
    pay: '去缴费',
    next: (year: number, due: string, until: string) => `另缴${year}年${due}元，最后一天${until}`,
    again: '重新交材料',
    register: '先登记我家',
    openOrder: '去付款',
    home: '回到首页',
  },
  enrolled: (from: string, to: string) => `已经参保，从${from}到${to}。`,
  enrolledUnseen: '已经参保。哪天到哪天，确认是一家人以后才能看到。',
  openOrder: '您有一笔订单还没付款，付完或取消后才能再下一笔。',
  child: {
    title: (at: number) => (at === 0 ? '孩子的姓名和证件' : `第${at + 1}个孩子的姓名和证件`),
    name: '姓名',
    nameHint: '照出生医学证明上的填',
    kind: '用哪种证件登记',
    certificateHint: '1个字母加9位数字，在证明右上角',
    number: '证件号码',
    later: '以后孩子上了户口，在“申请事项”里更正证件，参保不变。',
    twin: '双胞胎一起办：这个填好后，在核对页“再加一个孩子”。',
  },
  photos: {
    title: (name: string) => `${name}的出生医学证明`,
    hint: '拍清楚编号、姓名和出生日期。用身份证号登记的，拍户口本上孩子那一页。',
    missing: '请至少上传一张照片。',
    waiting: '还有照片没传完，请等一下，或先去掉。',
    tooMany: (most: number) => `一个孩子最多${most}张，请先去掉一些。`,
    desk: '参保不用等审核；经办机构事后核对照片，有问题会通知您。只有办理的人员能看到。',
  },
  guardian: {
    who: '谁是监护人',
    whoHint: '要年满18周岁，一般是父亲或母亲。',
    whoMissing: '请选择监护人。',
    nobody: '家里还没有年满18周岁的人，请先登记一位监护人。',
    add: '登记监护人',
    relation: '孩子是您的什么人',
    place: '参保地是孩子的什么地方',
    placeMissing: '请选择参保地是孩子的什么地方。',
    consent: '同意使用孩子的信息',
    consentLines: [
      '用来做什么：为孩子办理居民医保参保登记、缴费和报销。',
      '用到什么：姓名、性别、出生日期、证件号码、出生医学证明照片，以及参保后的报销记录。',
      '谁能看到：您、同一家庭账户，和办理的经办人员。照片只有办理的经办人员能看到。',
      '照片保留多久：经办机构核对完以后3年，用来说清从哪天起保障，到期删除；撤回的30天后删除。',
      '14岁以下孩子的信息要由父母或其他监护人同意；以后可以在“我的”里撤回。',
    ],
    agree: (name: string) => `我是监护人${name}，或已得到${name}的同意`,
    agreeMissing: '请由监护人同意，才能登记孩子的信息。',
  },
  check: {
    children: (count: number) => `孩子（${count}个）`,
    guardian: '监护人',
    place: '参保地',
    year: '缴费年度',
    yearOf: (year: number) => `${year}年`,
    cover: '保障',
    due: '应缴',
    photos: '照片',
    photoCount: (count: number) => `${count}张`,
    registered: '已交',
    sex: '性别',
    compare: '请对照证件，逐位看一遍号码',
    add: '再加一个孩子',
    addOf: (name: string) => `加上${name}`,
    remove: '去掉',
    removeOf: (name: string) => `去掉${name}`,
    total: (count: number) => `合计（${count}人）`,
    pay: (amount: string) => `确认并支付 ${amount} 元`,
    free: '确认参保，不用付款',
    removeAsk: (name: string) => `去掉${name || '这个孩子'}？`,
    removeHint: '填好的内容和照片都去掉，这次不给这个孩子参保。',
    declare: {
      lanzhou: '付款就是确认填写的内容和照片真实。提供虚假材料骗取医保基金的，要依法处理（第四十三条）。',
      linxia: '付款就是确认填写的内容和照片真实。提供虚假材料骗取医保基金的，要依法处理。',
    },
    years: '这些孩子缴的不是同一年的费用，请分开办理。',
    incomplete: '还有没填完的：请点“更改”补上，不办的点“去掉”。',
    nameless: '还没填姓名',
    nothing: '请先选择给哪个孩子办。',
  },
};

/** What the calculation gives notice of, said of a newborn. */
export function noticeWords(notice: Notice): string {
  return notice === 'confirmWithAgency'
    ? '最后一天已经过了。条文没有写过了期限怎么办，从缴费当天起保障是我们的理解：缴费前请先问经办机构认不认。出生到缴费之间的费用不能报。'
    : NOTICE_NAMES[notice];
}
