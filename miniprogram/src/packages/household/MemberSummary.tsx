import { formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { maskNumber } from '@jiayibao/shared/identity';
import type { ReactNode } from 'react';
import { Card, Hair, Link } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { asksBirth, readDocument } from '../../components/person-checks';
import type { Flow, MemberDraft } from '../../state/household-draft';
import { documentText } from '../../wording/documents';
import {
  CATEGORY_NAMES,
  DOCUMENT_NAMES,
  GROUP_NAMES,
  PLACE_NAMES,
  RELATION_NAMES,
  SEX_NAMES,
} from '../../wording/people';
import { openStep, type Step } from './steps';
import { text } from './text';

/** One member's answers, each with its way back to where it was given. */
export function MemberSummary({ flow, at, member }: { flow: Flow; at: number; member: MemberDraft }) {
  const reading = readDocument(member);
  const number = reading.ok ? reading.document.number : member.number;
  const born = parseCivilDate(member.birthDate ?? (reading.ok ? reading.document.birthDate : null));
  const sex = member.sex ?? (reading.ok ? reading.document.sex : null);
  const lines: { step: Step; name: string; value: ReactNode }[] = [
    { step: 'person', name: DOCUMENT_NAMES[member.kind], value: maskNumber(number) },
    {
      step: asksBirth(member) ? 'birth' : 'person',
      name: documentText.birth.date,
      value: `${born ? formatChinese(born) : '未填'}${sex ? `，${SEX_NAMES[sex]}` : ''}`,
    },
    { step: 'relation', name: '关系', value: member.relation ? RELATION_NAMES[member.relation] : '未填' },
    {
      step: 'category',
      name: text.titles.category,
      value: member.category ? CATEGORY_NAMES[member.category] : '未填',
    },
    { step: 'category', name: text.category.place, value: member.place ? PLACE_NAMES[member.place] : '未填' },
    {
      step: 'groups',
      name: text.titles.groups,
      value:
        member.groups.length === 0 ? '没有' : member.groups.map((group) => GROUP_NAMES[group]).join('、'),
    },
  ];
  return (
    <Card title={member.name}>
      {lines.map(({ step, name, value }, index) => (
        <Box key={name}>
          {index > 0 && <Hair />}
          <Box className="kv">
            <Box className="grow">
              <Box className="t-2t">{name}</Box>
              <Txt className="num">{value}</Txt>
            </Box>
            <Box className="ml8 no">
              <Link
                bare
                text={text.change}
                label={`更改${member.name}的${name}`}
                onTap={() => openStep(step, flow, at, 'check')}
              />
            </Box>
          </Box>
        </Box>
      ))}
    </Card>
  );
}
