import type { Account, Coverage, Remark } from './coverage';

const TITLES = { 'lanzhou-2025': '兰州 2025 年细则', 'linxia-2018': '临夏 2018 年方案' };

const INTRODUCTION = `# 每一条在哪里

由 \`npm run -s clauses > docs/clauses.md\` 写出，过时了测试会说。两份文件的每一条按原文顺序：哪些规则和参数执行它，哪些例子（怎么看见 [worked-cases.md](worked-cases.md)）算给人看，哪些来源和理解补充它，在哪里展示，或者为什么与软件无关。规则和参数里的引用是不是真起作用，用 \`npm run verify:clauses\` 检查：把引用它的规则或数字改一点，它的例子必须有一个不通过。
`;

/** The page on every clause, as Markdown. */
export function clausesDocument({ accounts, awaited }: Coverage): string {
  const lines = [INTRODUCTION];
  for (const policy of ['lanzhou-2025', 'linxia-2018'] as const) {
    lines.push(`## ${TITLES[policy]}\n`);
    let heading = '';
    for (const account of accounts[policy]) {
      if (account.clause.heading !== heading) {
        heading = account.clause.heading;
        lines.push(`### ${heading}\n`);
      }
      lines.push(section(account));
    }
  }
  if (awaited.length > 0) lines.push('## 还没有建的页面\n', ...awaited.map((one) => `- ${one}`), '');
  return lines.join('\n');
}

function section({ clause, rules, figures, worked, completedBy, remarks }: Account): string {
  const quote = clause.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
  const facts = [
    ...list('规则', rules.map(codeOf)),
    ...list(
      '参数',
      figures.map((place) => `\`${place}\``),
    ),
    ...list('补充', completedBy),
    ...list(
      '例子',
      worked.map(({ path, cases }) => `\`${path}\` ${cases} 个`),
    ),
    ...remarks.map(([id, one]) => remarkOf(id === clause.id ? '' : `（${id}）`, one)),
  ];
  return `#### ${clause.id}\n\n${quote}\n\n${facts.join('\n')}\n`;
}

const list = (name: string, of: string[]) => (of.length > 0 ? [`- ${name}：${of.join('、')}`] : []);

function codeOf(rule: string): string {
  const [file, name] = rule.split(' ');
  return `\`${name}\`（${file?.replace('shared/calculate/', '')}）`;
}

function remarkOf(of: string, one: Remark): string {
  return 'shown' in one ? `- 展示${of}：${one.shown}（${one.at}）` : `- 与软件无关${of}：${one.noMatter}`;
}
