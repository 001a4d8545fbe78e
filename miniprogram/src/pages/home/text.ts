/** The wording of the home page. */
export const text = {
  title: '家医保',
  family: '我家的医保',
  manage: '管理家人',
  people: (count: number) => `${count}人`,
  claimedHint: '待核实的家人：点开名字，看怎样核实。核实后，这里会显示参保情况。',
  stopped: '本地区暂停缴费，查询和试算照常',
  notices: '通知',
  allNotices: '全部',
  estimate: { title: '住院试算', hint: '看要花多少' },
  contribution: { title: '缴费', hint: '看要缴多少', waiting: (count: number) => `${count}人待缴费` },
  window: (year: number, name: string, day: string) => `${year}年${name}至${day}`,
  privacy: { title: '谁能看到我', hint: '确认或收回' },
  welcome: {
    title: '把全家的医保放在一处',
    lines: [
      '谁参保了、保到哪天，一眼看清',
      '住院前先算一算，去哪级医院花多少',
      '每个数字都能看到是哪一条规定',
    ],
    register: '登记我家',
    goOn: '接着填',
    draft: '上次填的还在，可以接着填。',
    paper: '有纸上的代码',
    about: '大约5分钟，要用到家人的证件号码。',
  },
};
