import { REGIONS } from '@jiayibao/shared/contract/resident';
import { ageOn, parseCivilDate } from '@jiayibao/shared/dates';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { Box } from '../../components/elements';
import { GroupPicker } from '../../components/GroupPicker';
import { Sheet } from '../../components/Sheet';
import { useHouseholdKnown } from '../../state/household';
import { GROUP_NAMES, REGION_NAMES, RELATION_NAMES } from '../../wording/people';
import { changeForm } from './form';
import { text } from './text';
import type { Estimate } from './use-estimate';

const OTHER = 'other';

/** For whom, under which policy, and as which groups. */
export function WhoCard({ estimate }: { estimate: Estimate }) {
  const { form, member, region, groups, claimedGroups } = estimate;
  const [sheet, setSheet] = useState<'who' | 'region' | 'groups' | null>(null);
  const close = () => setSheet(null);
  const household = useHouseholdKnown();
  const members = household?.members ?? [];
  const today = useToday();
  const isOther = member === null;
  return (
    <Card>
      {members.length > 0 && (
        <>
          <Row
            name={text.who}
            value={member ? nameAndAge(member, today) : text.other}
            onTap={() => setSheet('who')}
          />
          <Hair />
        </>
      )}
      {isOther && (
        <DateField
          id="other-birth"
          label={text.otherBirth}
          value={form.birthDate}
          onChange={(birthDate) => changeForm({ birthDate })}
        />
      )}
      {isOther && <Hair />}
      <Row name={text.region} value={REGION_NAMES[region]} onTap={() => setSheet('region')} />
      <Hair />
      <Row
        name={text.groups}
        value={
          groups.length === 0
            ? text.ordinary
            : groups.map((group) => (
                <Box key={group}>
                  {GROUP_NAMES[group]}
                  {claimedGroups.includes(group) && <Box className="t-2t">{text.claimed}</Box>}
                </Box>
              ))
        }
        onTap={() => setSheet('groups')}
      />
      {sheet === 'who' && (
        <Sheet title={text.who} onClose={close}>
          <OptionRows
            name="who"
            label={text.who}
            options={[
              ...members.map(({ memberId, name, relation }) => ({
                value: memberId,
                text: name,
                aside: RELATION_NAMES[relation],
              })),
              { value: OTHER, text: text.other, hint: text.otherHint },
            ]}
            value={member?.memberId ?? OTHER}
            onChange={(chosen) =>
              changeForm({ memberId: chosen === OTHER ? null : chosen, groups: chosen === OTHER ? [] : null })
            }
          />
          <Finish onTap={close} />
        </Sheet>
      )}
      {sheet === 'region' && (
        <Sheet title={text.region} onClose={close}>
          <OptionRows
            name="estimate-region"
            label={text.region}
            options={REGIONS.map((value) => ({ value, text: REGION_NAMES[value] }))}
            value={region}
            onChange={(chosen) => changeForm({ region: chosen, level: null, hospital: null })}
          />
          <Finish onTap={close} />
        </Sheet>
      )}
      {sheet === 'groups' && (
        <Sheet title={text.groups} subtitle={text.groupsHint} onClose={close}>
          <GroupPicker inSheet chosen={groups} onChange={(chosen) => changeForm({ groups: chosen })} />
          <Finish onTap={close} />
        </Sheet>
      )}
    </Card>
  );
}

function Finish({ onTap }: { onTap: () => void }) {
  return (
    <Box className="pad">
      <Button onTap={onTap}>{text.done}</Button>
    </Box>
  );
}

function nameAndAge(member: { name: string; birthDate: string }, today: string | null): string {
  const birth = parseCivilDate(member.birthDate);
  const day = parseCivilDate(today);
  return birth && day && birth <= day ? `${member.name} ${ageOn(birth, day)}岁` : member.name;
}
