import {
  SETTING_GRADES,
  SETTING_PARTS,
  type SettingPart,
  type SettingView,
} from '@jiayibao/shared/contract/agency';
import { GROUPS, type Group } from '@jiayibao/shared/contract/resident';
import { Button } from '../../components/Button';
import { Card, Link } from '../../components/Card';
import { CheckRow } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { errorOf, type FieldError } from '../../components/ErrorSummary';
import { Box, Select } from '../../components/elements';
import { AmountField, FieldFrame, TextField } from '../../components/Field';
import { dayInWords } from '../../wording/cases';
import { GROUP_NAMES } from '../../wording/people';
import type { TypedProposal } from './proposal';
import { settingsText as text } from './settings-text';

type Fields = {
  typed: TypedProposal;
  errors: readonly FieldError[];
  onChange: (change: Partial<TypedProposal>) => void;
};

/** The year, the day, and the parts that are set anew. `approved`: what it may take the place of. */
export function ProposalFields({
  typed,
  errors,
  approved,
  onChange,
}: Fields & { approved: readonly SettingView[] }) {
  const replaceable = approved.filter(({ benefitYear }) => String(benefitYear) === typed.year);
  return (
    <>
      <Card>
        <TextField
          id="year"
          label={text.benefitYear}
          error={errorOf(errors, 'year')}
          value={typed.year}
          keyboard="number"
          maxLength={4}
          onChange={(year) => onChange({ year, supersedes: '' })}
        />
        <DateField
          id="from"
          label={text.fromDay}
          hint={text.fromHint}
          error={errorOf(errors, 'from')}
          value={typed.from}
          onChange={(from) => onChange({ from })}
        />
        {replaceable.length > 0 && (
          <FieldFrame id="supersedes" label={text.supersedes} hint={text.supersedesHint}>
            <Box className="box">
              <Select
                id="supersedes"
                label={text.supersedes}
                value={typed.supersedes}
                options={[
                  { value: '', text: text.supersedesNone },
                  ...replaceable.map((one) => ({ value: one.settingId, text: nameOf(one) })),
                ]}
                onChange={(supersedes) => onChange({ supersedes })}
              />
            </Box>
          </FieldFrame>
        )}
        <Box className="pad t-2">{text.partHint}</Box>
      </Card>
      {SETTING_PARTS.map((part) => {
        const on = typed.on.includes(part);
        return (
          <Card key={part}>
            <CheckRow
              id={`part-${part}`}
              text={text.parts[part]}
              checked={on}
              onChange={(chosen) =>
                onChange({ on: chosen ? [...typed.on, part] : typed.on.filter((one) => one !== part) })
              }
            />
            {on && <PartFields part={part} typed={typed} errors={errors} onChange={onChange} />}
            {on && <CiteFields part={part} typed={typed} errors={errors} onChange={onChange} />}
          </Card>
        );
      })}
    </>
  );
}

/** "2026年11月22日起：个人缴费标准、缴费期". */
function nameOf(one: SettingView): string {
  const parts = SETTING_PARTS.filter((part) => one[part]).map((part) => text.parts[part]);
  return text.supersedesOne(dayInWords(one.from), parts.join('、'));
}

function PartFields({ part, typed, errors, onChange }: Fields & { part: SettingPart }) {
  switch (part) {
    case 'contribution':
      return (
        <>
          <AmountField
            id="contribution"
            label={text.amount}
            error={errorOf(errors, 'contribution')}
            value={typed.contribution}
            onChange={(contribution) => onChange({ contribution })}
          />
          <AmountField
            id="students"
            label={text.students}
            error={errorOf(errors, 'students')}
            value={typed.students}
            onChange={(students) => onChange({ students })}
          />
        </>
      );
    case 'subsidy':
      return (
        <AmountField
          id="subsidy"
          label={text.amount}
          error={errorOf(errors, 'subsidy')}
          value={typed.subsidy}
          onChange={(subsidy) => onChange({ subsidy })}
        />
      );
    case 'windows':
      return (
        <>
          {(Object.keys(typed.days) as (keyof TypedProposal['days'])[]).map((day) => (
            <DateField
              key={day}
              id={day}
              label={text[day]}
              error={errorOf(errors, day)}
              value={typed.days[day]}
              onChange={(date) => onChange({ days: { ...typed.days, [day]: date } })}
            />
          ))}
        </>
      );
    case 'aid':
      return <AidFields typed={typed} errors={errors} onChange={onChange} />;
  }
}

function AidFields({ typed, errors, onChange }: Fields) {
  const { aid } = typed;
  const left = GROUPS.filter((group) => !aid.some((one) => one.group === group));
  const change = (at: number, next: Partial<(typeof aid)[number]>) =>
    onChange({ aid: aid.map((one, index) => (index === at ? { ...one, ...next } : one)) });
  return (
    <>
      {aid.map(({ group, value }, at) => (
        <Box key={group}>
          <FieldFrame id={`aid-group-${at}`} label={text.aidGroup}>
            <Box className="box">
              <Select
                id={`aid-group-${at}`}
                label={text.aidGroup}
                value={group}
                options={[group, ...left].map((one) => ({ value: one, text: GROUP_NAMES[one] }))}
                onChange={(chosen) => change(at, { group: chosen as Group })}
              />
            </Box>
          </FieldFrame>
          <AmountField
            id={`aid-${at}`}
            label={`${GROUP_NAMES[group]}，${text.amount}`}
            error={errorOf(errors, `aid-${at}`)}
            value={value}
            onChange={(typedValue) => change(at, { value: typedValue })}
          />
          <Box className="pad-x">
            <Link
              bare
              start
              text={text.dropAid}
              label={`${text.dropAid}${GROUP_NAMES[group]}`}
              onTap={() => onChange({ aid: aid.filter((_, index) => index !== at) })}
            />
          </Box>
        </Box>
      ))}
      <Box className="pad">
        <Button
          kind="secondary"
          disabled={left.length === 0}
          onTap={() => left[0] && onChange({ aid: [...aid, { group: left[0], value: '' }] })}
        >
          {text.addAid}
        </Button>
      </Box>
    </>
  );
}

/** What a part rests on, and how certain that is. */
function CiteFields({ part, typed, errors, onChange }: Fields & { part: SettingPart }) {
  const cite = typed.cites[part];
  const change = (next: Partial<typeof cite>) =>
    onChange({ cites: { ...typed.cites, [part]: { ...cite, ...next } } });
  const id = `source-${part}`;
  return (
    <>
      <TextField
        id={id}
        label={text.source}
        hint={text.sourceHint}
        error={errorOf(errors, id)}
        value={cite.source}
        maxLength={100}
        onChange={(source) => change({ source })}
      />
      <FieldFrame id={`grade-${part}`} label={text.grade}>
        <Box className="box">
          <Select
            id={`grade-${part}`}
            label={text.grade}
            value={cite.grade}
            options={SETTING_GRADES.map((value) => ({ value, text: text.grades[value] }))}
            onChange={(grade) => change({ grade: grade as typeof cite.grade })}
          />
        </Box>
      </FieldFrame>
    </>
  );
}
