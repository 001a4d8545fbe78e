import { formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { maskNumber } from '@jiayibao/shared/identity';
import { type ReactNode, useState } from 'react';
import { Card, Hair, Link } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { readDocument } from '../../components/person-checks';
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
import { type Around, placesOf, type Step, stepsOf } from './checks';
import { openStep } from './steps';
import { text } from './text';

type Line = { step: Step | null; name: string; value: ReactNode; note?: string };

/** One member's answers, each with its way back to where it was given; the number as on the document, or masked. */
export function MemberSummary({
  flow,
  at,
  member,
  around,
}: {
  flow: Flow;
  at: number;
  member: MemberDraft;
  around: Around;
}) {
  // What was typed just now has to be compared with the document; what stands already need not be in sight.
  const [shown, setShown] = useState(flow !== 'change');
  const reading = readDocument(member);
  const number = reading.ok ? reading.document.number : member.number;
  const known = reading.ok && reading.document.birthDate !== null;
  const born = parseCivilDate(member.birthDate ?? (reading.ok ? reading.document.birthDate : null));
  const sex = member.sex ?? (reading.ok ? reading.document.sex : null);
  const places = placesOf(member.category, around.region);
  const place = places.length === 1 ? places[0] : member.place;
  const lines: Line[] = [
    {
      step: 'person',
      name: DOCUMENT_NAMES[member.kind],
      value: shown ? grouped(number) : maskNumber(number),
      note: shown && flow !== 'change' ? text.check.compare : undefined,
    },
    {
      step: known ? null : 'birth',
      name: documentText.birth.date,
      value: `${born ? formatChinese(born) : '未填'}${sex ? `，${SEX_NAMES[sex]}` : ''}`,
      note: known ? text.check.fromNumber : undefined,
    },
    { step: 'relation', name: '关系', value: member.relation ? RELATION_NAMES[member.relation] : '未填' },
    {
      step: 'category',
      name: text.titles.category,
      value: member.category ? CATEGORY_NAMES[member.category] : '未填',
    },
    ...(places.length > 0
      ? [
          {
            step: stepsOf(member, around).includes('where') ? ('where' as const) : null,
            name: text.where.short,
            value: place ? PLACE_NAMES[place] : '未填',
          },
        ]
      : []),
    {
      step: 'groups',
      name: text.titles.groups,
      value:
        member.groups.length === 0 ? '没有' : member.groups.map((group) => GROUP_NAMES[group]).join('、'),
    },
  ];
  return (
    <Card title={member.name}>
      {lines.map(({ step, name, value, note }, index) => (
        <Box key={name}>
          {index > 0 && <Hair />}
          <Box className="kv">
            <Box className="grow">
              <Box className="t-2t">{name}</Box>
              <Txt className="num">{value}</Txt>
              {note && <Box className="t-2t mt4">{note}</Box>}
            </Box>
            {index === 0 && (
              <Box className="ml8 no">
                <Link
                  bare
                  text={shown ? text.check.hide : text.check.show}
                  label={`${shown ? text.check.hide : text.check.show}${member.name}的号码`}
                  onTap={() => setShown(!shown)}
                />
              </Box>
            )}
            {step && (
              <Box className="ml8 no">
                <Link
                  bare
                  text={text.change}
                  label={`更改${member.name}的${name}`}
                  onTap={() => openStep(step, flow, at, 'check')}
                />
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Card>
  );
}

/** "620102 19840506 9117": place, birth and rest apart, as one compares them with a card; others as they are. */
function grouped(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}` : number;
}
