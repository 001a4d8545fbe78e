import {
  type Action,
  agencyTable,
  ERROR_CODES,
  type Limit,
  type PersonalData,
  residentTable,
  type Table,
} from '@jiayibao/cloudfunctions/core';
import { evidenceTable } from '@jiayibao/cloudfunctions/evidence';
import { caseApplicationShape, NAMED, shapeOf } from './shape';

const INTRODUCTION = `# The actions of residents and staff

Written by \`npm run -s api > docs/api.md\` from the tables of actions; a test refuses an older one.

A call is \`{"action", "input", "key"?}\`, at most 1 MB. \`key\`, 16 to 64 of \`A-Za-z0-9_-\`, is made by the client once
for one intention and sent again with a retry; a keyed action requires it. The reply is
\`{"ok": true, "data", "requestId", "parametersVersion", "today"}\` or
\`{"ok": false, "error": {"code", "message", "path"?}, "requestId"}\`. Unknown keys are refused everywhere.

Who: \`signedIn\` anybody whom WeChat names, \`consented\` who agreed to the text of consent, \`party\` those and all of
staff, the others staff of that role or a higher one.
`;

/** Each function with its table, in the order of the reference. */
const FUNCTIONS: Readonly<Record<string, Table>> = {
  resident: residentTable,
  agency: agencyTable,
  evidence: evidenceTable,
};

/** The access matrix and the reference of every action, as Markdown. */
export function apiReference(): string {
  const functions = Object.entries(FUNCTIONS).map(([name, actions]) => ({
    name,
    actions: Object.entries(actions),
  }));
  return [
    INTRODUCTION,
    '## Who may do what, to which personal data',
    ...functions.flatMap(({ name, actions }) => [`\nFunction \`${name}\`:\n`, table(actions)]),
    '\n## Codes of a refusal\n',
    `${ERROR_CODES.map((code) => `\`${code}\``).join(' ')}\n`,
    '## Lists of names\n',
    ...Object.entries(NAMED).map(
      ([name, values]) => `- \`${name}\`: ${values.map((one) => `\`${one}\``).join(' ')}`,
    ),
    '\n## What a case is about, by kind (`CaseApplication`; all but the last: `FiledApplication`)\n',
    `\`\`\`text\n${caseApplicationShape()}\n\`\`\``,
    ...functions.flatMap(({ name, actions }) => [
      `\n## Actions of \`${name}\``,
      ...actions.map(([action, entry]) => section(action, entry)),
    ]),
    '',
  ].join('\n');
}

function table(actions: [string, Action][]): string {
  const touched = [...new Set(actions.flatMap(([, { touches }]) => touches))];
  const marks = (touches: readonly PersonalData[]) =>
    touched.map((data) => (touches.includes(data) ? '×' : ''));
  const head = ['action', 'who', 'keyed', ...touched];
  const rows = actions.map(([name, { may, kind, touches }]) => [
    `\`${name}\``,
    may,
    kind === 'keyed' ? 'yes' : '',
    ...marks(touches),
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((cells) => (cells[at] ?? '').length)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function section(name: string, { summary, limits, schemas }: Action): string {
  const lines = [`\n### ${name}\n`, summary];
  if (limits.length > 0) lines.push('', `Limits: ${limits.map(limitOf).join('; ')}.`);
  lines.push('', '```text', `input: ${shapeOf(schemas.input, 'input')}`);
  lines.push(`data: ${shapeOf(schemas.output, 'output')}`, '```');
  return lines.join('\n');
}

function limitOf({ name, times, seconds, of, code }: Limit): string {
  return `${times} in ${seconds / 60} minutes for each ${of?.what ?? 'caller'} (${name}), then \`${code}\``;
}
