/** The words of the consent on paper and of what it takes to file for somebody. */
export const assistText = {
  consentForm: '打印同意书',
  consentTitle: '个人信息使用同意书',
  consentLead: '打印后请本人看清、签字。本人不识字的，逐条念给本人听。签好的编号在登记时填写。',
  number: '同意书编号',
  lines: ['本人姓名', '证件号码', '签字或按手印', '签字日期', '经办人员签字'],
  print: '打印',
  agree: '以上内容我已看清或听清，同意使用第一部分的信息。',
  agreeSensitive: '我单独同意使用第二部分的敏感信息；家人的信息，我已告诉本人或是其监护人。',
  notConfirmed: (name: string) =>
    `${name}还没有确认是这家的人，只能先办“家庭成员确认”：凭本人签的委托书、户口本等，由另一位经办人员审核，通过后再办这一项。`,
  printed: (clerk: string, day: string) => `经办人员${clerk}，${day}打印`,
  ask: '有疑问请到登记机构，或打医保服务热线12393。',
  confirmFirst: '先办家庭成员确认',
};
