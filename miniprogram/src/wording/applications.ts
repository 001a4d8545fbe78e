/** The words of the forms for what is applied for, by the resident or by a clerk for them. */
export const applicationText = {
  groups: {
    label: (name: string) => `${name}属于哪类人群`,
    hint: '一件申请认定一类，凭这一类的证件或证明。还有别的，交了这件再申请一件：各自审核，互不耽误。',
    missing: '请选择要认定的身份，一件申请选一类。',
  },
  confirm: {
    label: (name: string) => `确认${name}是您的家人`,
    hint: '适用于家人是老人、孩子，或不方便自己在手机上确认。经办机构看过材料后，您就能看到这位家人的参保和报销。本人能用微信的，请本人在“我的”里确认，更快。',
  },
  document: {
    label: (name: string) => `${name}的证件应该是`,
    hint: '请照新证件填写，没有变的也照填。',
  },
  end: {
    reason: '为什么',
    reasonMissing: '请选择原因。',
    from: '从哪天起不再享受待遇',
    fromHint: '从这一天起看病不再报销，之前的不受影响。以后可以重新参保。',
  },
  refund: {
    reason: '为什么退费',
    on: '这件事发生在哪天',
    onHint: '要在享受待遇的日期以前。退的是个人缴的钱，资助不退；退费后这一年不再参保。',
  },
  exemption: { kind: '属于哪一类', missing: '请选择类别。' },
  twoDisease: {
    conditions: (name: string) => `${name}得了哪种病`,
    conditionsMissing: '请选择得了哪种病，可以两种都选。',
    recognised: '已认定，不用申请',
    damage: '有没有伤到心、脑、肾、眼底（靶器官损害）',
    noDamage: '没有，医生没有说心、脑、肾、眼底因此受损',
    damageHint: '已经受损的不选这一项，应当申请门诊慢特病：请问医生，或到经办机构办理。',
    damageMissing: '没有受损的，请选“没有”；已经受损的，请到经办机构申请门诊慢特病。',
    hospital: '在哪家医院确诊',
    hospitalHint: '二级及以上的定点医院。列表里没有的，请带材料到县区经办机构办理。',
    hospitalMissing: '请选择确诊的医院。',
    hospitalEmpty: '没有找到二级及以上的定点医院',
    hospitalEmptyHint:
      '社区卫生服务中心、乡镇卫生院等一级机构的诊断不行。换个名称再找；确诊的医院不在这里的，带材料到县区经办机构办理。',
    choose: '选择医院',
    chosen: '医院',
    on: '哪天确诊',
    onHint: '看诊断证明或病历上的日期',
    onMissing: '请填写确诊日期。',
  },
  newbornCertificate: {
    label: (name: string) => `${name}的出生医学证明`,
    hint: '登记的内容不用改，请照要求补充照片。',
  },
  newbornAtDesk: {
    why: '为什么要到窗口办',
    missing: '请选择原因。',
    born: '哪天出生',
    bornMissing: '请填写出生日期。',
    count: '几个孩子',
    one: (count: string) => `${count}个`,
    bring: '去窗口要带什么',
  },
  year: { label: '哪个年度', missing: '请选择年度。', one: (year: number) => `${year}年` },
};
