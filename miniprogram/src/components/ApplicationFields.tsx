import { ENROLMENT_END_REASONS, EXEMPTIONS, REFUND_REASONS } from '@jiayibao/shared/contract/resident';
import { parseCivilDate, yearOf } from '@jiayibao/shared/dates';
import type { CaseDraft } from '../state/case-draft';
import { applicationText } from '../wording/applications';
import { END_REASONS, EXEMPTIONS as EXEMPTION_WORDS, REFUND_REASONS as REFUND_WORDS } from '../wording/cases';
import { BirthFields } from './BirthFields';
import { Card } from './Card';
import { DateField } from './DateField';
import { errorOf, type FieldError } from './ErrorSummary';
import { Box } from './elements';
import { FieldError as Wrong } from './FieldError';
import { GroupPicker } from './GroupPicker';
import { NewbornDeskFields, newbornDeskErrors } from './NewbornDeskFields';
import { OptionCard } from './OptionCard';
import { PersonFields } from './PersonFields';
import { asksBirth, birthErrors, personErrors } from './person-checks';
import { TwoDiseaseFields, twoDiseaseErrors } from './TwoDiseaseFields';

/** What is missing or wrong. `problem`: of a half-typed date; `today`: the server's, null while unknown. */
export function applicationErrors(
  draft: CaseDraft,
  problem: string | null,
  today: string | null,
): FieldError[] {
  const { kind, groups, person, reason, from, benefitYear, refundReason, exemption } = draft;
  const year = benefitYear === null ? [{ field: 'benefitYear', message: applicationText.year.missing }] : [];
  if (kind === 'verifyGroup')
    return groups.length === 1 ? [] : [{ field: 'groups', message: applicationText.groups.missing }];
  if (kind === 'documentChange')
    return [...personErrors(person, []), ...(asksBirth(person) ? birthErrors(person, problem, today) : [])];
  if (kind === 'enrolmentEnd')
    return [
      ...(reason === null ? [{ field: 'reason', message: applicationText.end.reasonMissing }] : []),
      ...(from === null ? [{ field: 'from', message: problem ?? applicationText.end.from }] : []),
    ];
  if (kind === 'contributionRefund')
    return [
      ...year,
      ...(refundReason === null ? [{ field: 'reason', message: applicationText.end.reasonMissing }] : []),
      ...(from === null ? [{ field: 'from', message: problem ?? applicationText.refund.on }] : []),
    ];
  if (kind === 'contributionExemption')
    return [
      ...year,
      ...(exemption === null ? [{ field: 'exemption', message: applicationText.exemption.missing }] : []),
    ];
  if (kind === 'twoDisease') return twoDiseaseErrors(draft, problem);
  if (kind === 'newbornAtDesk') return newbornDeskErrors(draft, problem);
  return [];
}

/** The part of the form that the kind asks for. `today`: the server's, null while unknown. */
export function ApplicationFields({
  draft,
  errors,
  today,
  change,
  onProblem,
}: {
  draft: CaseDraft;
  errors: readonly FieldError[];
  today: string | null;
  change: (change: Partial<CaseDraft>) => void;
  onProblem: (problem: string | null) => void;
}) {
  const { kind, name, person } = draft;
  const changePerson = (typed: Partial<CaseDraft['person']>) => change({ person: { ...person, ...typed } });
  switch (kind) {
    case 'verifyGroup':
      return (
        <Box id="groups">
          <Card title={applicationText.groups.label(name)}>
            <Box className="pad-x pad-b t-2">{applicationText.groups.hint}</Box>
            <Wrong message={errorOf(errors, 'groups')} />
          </Card>
          <GroupPicker single chosen={draft.groups} onChange={(groups) => change({ groups })} />
        </Box>
      );
    case 'confirmMembership':
      return (
        <Card title={applicationText.confirm.label(name)}>
          <Box className="pad-x pad-b t-2">{applicationText.confirm.hint}</Box>
        </Card>
      );
    case 'documentChange':
      return (
        <>
          <Card title={applicationText.document.label(name)}>
            <Box className="pad-x pad-b t-2">{applicationText.document.hint}</Box>
          </Card>
          <PersonFields person={person} errors={errors} onChange={changePerson} />
          {asksBirth(person) && (
            <BirthFields person={person} errors={errors} onChange={changePerson} onProblem={onProblem} />
          )}
        </>
      );
    case 'enrolmentEnd':
      return (
        <>
          <OptionCard
            name="reason"
            label={applicationText.end.reason}
            options={ENROLMENT_END_REASONS.map((value) => ({ value, ...END_REASONS[value] }))}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            errors={errors}
          />
          <Card>
            <DateField
              id="from"
              label={applicationText.end.from}
              hint={applicationText.end.fromHint}
              error={errorOf(errors, 'from')}
              value={draft.from}
              onChange={(from) => change({ from })}
              onProblem={onProblem}
            />
          </Card>
        </>
      );
    case 'contributionRefund':
      return (
        <>
          <YearRows draft={draft} errors={errors} today={today} change={change} />
          <OptionCard
            name="reason"
            label={applicationText.refund.reason}
            options={REFUND_REASONS.map((value) => ({ value, ...REFUND_WORDS[value] }))}
            value={draft.refundReason}
            onChange={(refundReason) => change({ refundReason })}
            errors={errors}
          />
          <Card>
            <DateField
              id="from"
              label={applicationText.refund.on}
              hint={applicationText.refund.onHint}
              error={errorOf(errors, 'from')}
              value={draft.from}
              onChange={(from) => change({ from })}
              onProblem={onProblem}
            />
          </Card>
        </>
      );
    case 'contributionExemption':
      return (
        <>
          <YearRows draft={draft} errors={errors} today={today} change={change} />
          <OptionCard
            name="exemption"
            label={applicationText.exemption.kind}
            options={EXEMPTIONS.map((value) => ({ value, ...EXEMPTION_WORDS[value] }))}
            value={draft.exemption}
            onChange={(exemption) => change({ exemption })}
            errors={errors}
          />
        </>
      );
    case 'twoDisease':
      return <TwoDiseaseFields draft={draft} errors={errors} change={change} onProblem={onProblem} />;
    case 'newbornCertificate':
      return (
        <Card title={applicationText.newbornCertificate.label(name)}>
          <Box className="pad-x pad-b t-2">{applicationText.newbornCertificate.hint}</Box>
        </Card>
      );
    case 'newbornAtDesk':
      return <NewbornDeskFields draft={draft} errors={errors} change={change} onProblem={onProblem} />;
  }
}

/** This benefit year or the next. */
function YearRows({
  draft,
  errors,
  today,
  change,
}: {
  draft: CaseDraft;
  errors: readonly FieldError[];
  today: string | null;
  change: (change: Partial<CaseDraft>) => void;
}) {
  const day = parseCivilDate(today);
  const years = day ? [yearOf(day), yearOf(day) + 1] : [];
  return (
    <OptionCard
      name="benefitYear"
      label={applicationText.year.label}
      options={years.map((year) => ({ value: String(year), text: applicationText.year.one(year) }))}
      value={draft.benefitYear === null ? null : String(draft.benefitYear)}
      onChange={(year) => change({ benefitYear: Number(year) })}
      errors={errors}
    />
  );
}
