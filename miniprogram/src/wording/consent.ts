/** What is agreed to before anything is asked, on the phone and on paper alike (`CONSENT_VERSION`). */
export const consentText = {
  intro: '登记家人，要用到下面这些信息。请看清楚再决定。',
  ordinary: {
    title: '我们用什么',
    lines: [
      '家人的姓名、出生日期、性别、与您的关系，用来登记和显示。',
      '参保地和人员类别，用来判断适用哪份政策。',
      '您在试算里自己填的费用，只用来算这一次，服务器不保存。',
    ],
  },
  sensitive: {
    title: '敏感信息，单独请您同意',
    lines: [
      '证件号码：用来认出本人、查参保情况。加密保存，登记以后页面上只显示头尾几位。',
      '低保、特困、残疾等身份，医保已经结算过的住院和门诊费用：用来算能报多少。加密保存。',
      '高血压、糖尿病等诊断和认定：您申请或经办机构登记以后才有，用来认定和计算门诊待遇。加密保存，通知里不写。',
      '14岁以下孩子的信息：请由父母或其他监护人填写。',
    ],
  },
  rights: '不同意也可以看政策原文、做试算，只是不能登记家人。以后可以在“我的”里撤回同意、要求更改或删除。',
  agree: '我已看清，同意使用上面这些信息',
  agreeSensitive: '我单独同意使用敏感信息；家人的信息，我已告诉本人或是其监护人',
  missing: '请先勾选同意。',
  missingSensitive: '请单独勾选同意使用敏感信息。',
  button: '同意并继续',
  version: (version: string) => `本说明版本 ${version}`,
};
