/** The wording of complaints at the desk. */
export const text = {
  intro: '点到您的名字、您办过的，或由您家人写的投诉，不会出现在这里。查看都有记录。',
  empty: '没有投诉举报',
  more: '再看20件',
  anonymous: '匿名',
  contact: (name: string, phone: string | null) => `${name}${phone ? `，${phone}` : ''}`,
  ofCase: (number: string) => `申请编号 ${number}`,
  due: (day: string) => `${day}前答复`,
  waiting: '等待答复',
  answered: '已答复',
  by: (name: string, day: string) => `${name}，${day}`,
  answer: '答复',
  answerHint: '写明核实的情况和处理结果；写的人会收到通知',
  answerMissing: '请写明答复。',
  send: '发出答复',
};
