/** The words around a person's document, wherever it is typed. */
export const documentText = {
  person: {
    name: '姓名',
    nameHint: '与证件上的一致',
    kind: '证件类型',
    number: '证件号码',
    numberHint: '末位是X的，大小写都可以',
    nameMissing: '请填写姓名。',
    nameForm: '姓名里只能有汉字、字母和间隔号，请照证件填写。',
    tooOld: '证件号里的出生年份太早，请对照证件重新填写第7到10位。',
    twice: (name: string) => `这个证件号码已经填在${name || '另一位家人'}名下，请检查。`,
    derived: (date: string, sex: string) => `从号码看，${date}出生，${sex}`,
    newborn: '刚出生、还没有身份证号的孩子，可以先用出生医学证明，以后再换。',
  },
  birth: {
    why: '这种证件的号码里没有出生日期，请填一下。',
    date: '出生日期',
    sex: '性别',
    dateMissing: '请填写出生日期。',
    future: '出生日期晚于今天，请检查。',
    sexMissing: '请选择性别。',
  },
};
