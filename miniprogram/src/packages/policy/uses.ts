import type { PolicyId } from '@jiayibao/shared/contract/calculation';
import { open, openTab } from '../../components/navigate';

/** Something in the app that rests on a clause, and the way there. */
export type Use = { name: string; hint: string; open: () => void };

/** Articles stand for their items too. */
const USES: (Use & { clauses: Record<PolicyId, readonly string[]> })[] = [
  {
    name: '住院试算',
    hint: '按这一条算',
    open: () => openTab('estimate'),
    clauses: {
      'lanzhou-2025': [
        '第十四条',
        '第十五条',
        '第十七条',
        '第二十一条',
        '第二十三条',
        '第二十五条',
        '第二十六条',
      ],
      'linxia-2018': [
        '四（二）筹资政策',
        '四（三）总则',
        '四（三）住院（1）',
        '四（三）住院（2）',
        '四（三）住院（3）',
        '四（三）住院（4）',
        '四（三）住院（5）',
        '四（三）住院（6）',
        '四（三）住院（7）',
        '四（三）特殊人群（1）',
        '四（三）特殊人群（2）',
        '四（三）特殊人群（3）',
        '四（三）特殊人群（5）',
        '四（三）特殊人群（6）',
        '四（三）特殊人群（9）',
        '四（四）医保目录',
      ],
    },
  },
  {
    name: '登记家人',
    hint: '选人员类别和参保地',
    open: () => openTab('home'),
    clauses: { 'lanzhou-2025': ['第六条', '第九条'], 'linxia-2018': ['四（一）覆盖范围'] },
  },
  {
    name: '参保缴费',
    hint: '看每人要缴多少',
    open: () => open('/packages/contribution/quote'),
    clauses: {
      'lanzhou-2025': ['第七条', '第八条', '第十条', '第十一条', '第十三条'],
      'linxia-2018': ['四（二）筹资政策'],
    },
  },
  {
    name: '申请事项',
    hint: '身份认定、停保等',
    open: () => open('/packages/case/start'),
    clauses: {
      'lanzhou-2025': ['第十条（三）', '第十二条'],
      'linxia-2018': ['四（三）特殊人群（1）', '四（三）特殊人群（2）'],
    },
  },
  {
    name: '两病用药',
    hint: '看认定、限额和在哪里用',
    open: () => open('/packages/two-disease/index'),
    clauses: { 'lanzhou-2025': ['第十九条', '第二十条'], 'linxia-2018': ['四（三）门诊（2）'] },
  },
  {
    name: '投诉举报',
    hint: '可以匿名',
    open: () => open('/packages/complaint/list'),
    clauses: { 'lanzhou-2025': ['第四十四条'], 'linxia-2018': [] },
  },
];

/** What in the app rests on the clause of that id. */
export function usesOf(policy: PolicyId, id: string): Use[] {
  return USES.filter(({ clauses }) =>
    clauses[policy].some((used) => id === used || id.startsWith(`${used}（`)),
  );
}
