import type { StaffCaseView } from '@jiayibao/shared/contract/agency';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { Link } from '../../components/Card';
import { Box, Heading, Txt } from '../../components/elements';
import { Refused } from '../../components/Notes';
import { applicationLines, dayInWords } from '../../wording/cases';
import { DOCUMENT_NAMES, GROUP_NAMES, RELATION_NAMES, SEX_NAMES } from '../../wording/people';
import { callAgency } from './cloud';
import { text } from './text';

/** Names and values below each other; what is empty is left out. */
export function FactList({ facts }: { facts: readonly { name: string; value: string }[] }) {
  return (
    <Box className="d-facts">
      {facts
        .filter(({ value }) => value !== '')
        .map(({ name, value }) => (
          <Box key={name} className="d-fact">
            <Box className="d-fact-k">{name}</Box>
            <Box className="grow num">{value}</Box>
          </Box>
        ))}
    </Box>
  );
}

/** What is applied for, by whom, and the record of whom it is about. */
export function Facts({ of }: { of: StaffCaseView }) {
  const applied = [
    ...applicationLines(of.application),
    { name: text.pane.submitted, value: dayInWords(of.submittedAt) },
    { name: text.pane.due, value: dayInWords(of.dueOn) },
  ];
  return (
    <>
      <FactList facts={applied} />
      {of.filedAtDesk && <Box className="d-part ink2">{text.pane.paper}</Box>}
      {of.advice && <Box className="d-part">{of.advice}</Box>}
      <Asked of={of} />
      <Record of={of} />
    </>
  );
}

/** The household's own words; a name or a day only where the record says it otherwise. */
function Asked({ of: { asked, person } }: { of: StaffCaseView }) {
  if (!asked) return null;
  const { by, relation, name, birthDate } = asked;
  const facts = [
    { name: text.pane.askedBy, value: by ?? text.pane.unknown },
    { name: text.pane.relation, value: RELATION_NAMES[relation] },
    { name: text.pane.typedName, value: person?.name === name ? '' : name },
    { name: text.pane.typedBirth, value: person?.birthDate === birthDate ? '' : dayInWords(birthDate) },
  ];
  return (
    <>
      <Heading level={3} className="b d-part">
        {text.pane.asked}
      </Heading>
      <FactList facts={facts} />
    </>
  );
}

function Record({ of: { caseId, person, may } }: { of: StaffCaseView }) {
  if (!person) return null;
  const groups = person.verifiedGroups.map((group) => GROUP_NAMES[group]).join('、');
  const years = person.cover.map(({ benefitYear }) => text.pane.covered(benefitYear)).join('、');
  const record = [
    { name: text.pane.born, value: dayInWords(person.birthDate) },
    { name: text.pane.sex, value: person.sex ? SEX_NAMES[person.sex] : '' },
    { name: text.pane.groups, value: groups || text.pane.none },
    { name: text.pane.cover, value: years || text.pane.none },
  ];
  return (
    <>
      <Heading level={3} className="b d-part">
        {text.pane.record}
      </Heading>
      <FactList facts={[{ name: text.pane.name, value: person.name ?? text.pane.noName }]} />
      <DocumentNumber caseId={caseId} masked={person.document} mine={may.includes('release')} />
      <FactList facts={record} />
    </>
  );
}

/** The number, masked; whoever has taken the case may see it whole, which is on record. */
function DocumentNumber({
  caseId,
  masked,
  mine,
}: {
  caseId: string;
  masked: NonNullable<StaffCaseView['person']>['document'];
  mine: boolean;
}) {
  const [whole, setWhole] = useState<string | null>(null);
  const { busy, failure, act } = useAct();
  const shown = mine ? whole : null;
  const show = () =>
    act('number', async () => setWhole((await callAgency('case.number', { caseId })).data.number));
  return (
    <Box className="d-facts">
      <Box className="d-fact">
        <Box className="d-fact-k">{DOCUMENT_NAMES[masked.kind]}</Box>
        <Box className="grow num" role="status">
          <Txt className="mr8">{shown ?? masked.number}</Txt>
        </Box>
      </Box>
      {mine && !shown && !busy && (
        <Link bare start tight text={text.pane.showNumber} onTap={() => void show()} />
      )}
      <Refused failure={failure} />
    </Box>
  );
}
