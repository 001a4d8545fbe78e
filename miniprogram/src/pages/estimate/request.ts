import type { Group, InputOf, MemberView, Region } from '@jiayibao/shared/contract/resident';
import { parseYuan } from '@jiayibao/shared/money';
import { splitExpenses } from '../../components/split';
import type { EstimateForm, Line, Special } from './form';

/** Everything that one estimate is computed from. */
export type Case = {
  /** Null: someone who is not of the household. */
  memberId: string | null;
  region: Region;
  birthDate: string;
  /** Null: not known. */
  sex: MemberView['sex'];
  groups: readonly Group[];
  admittedOn: string;
  dischargedOn: string;
  benefitPeriod: { from: string; to: string } | null;
  yearToDate: Record<string, string>;
};

/** The lines that hold an amount, as the contract's expenses; null where none does or one is no amount. */
function lineExpenses(lines: readonly Line[], region: Region) {
  const filled = lines.filter((line) => line.amount !== '');
  if (filled.length === 0 || filled.some((line) => parseYuan(line.amount) === null)) return null;
  return filled.map(({ class: name, amount, traditional }) =>
    region === 'linxia' && name !== 'C' && traditional
      ? { class: name, amount, traditionalMedicine: true }
      : { class: name, amount },
  );
}

function expensesOf(form: EstimateForm, region: Region) {
  return form.mode === 'split'
    ? splitExpenses(form.total, form.shareB, form.shareC)
    : lineExpenses(form.lines, region);
}

/** Which of the two cancers of 特殊人群（3） a person can have: the clause does not keep breast cancer to women. */
export function cancersOf(sex: Case['sex']): readonly NonNullable<Special['cancer']>[] {
  return sex === 'male' ? ['breast'] : ['cervical', 'breast'];
}

/** The stay as its region's policy knows it. */
function stayOf(special: Special, { region, admittedOn, dischargedOn, sex }: Case) {
  const common = {
    admittedOn,
    dischargedOn,
    designated: !special.notDesignated,
    outOfArea: special.outOfArea,
    exclusion: region === 'lanzhou' || special.exclusion === 'thirdPartyLiable' ? special.exclusion : null,
  };
  if (region === 'lanzhou') {
    const { consortiumReferral, emergency, majorIllness } = special;
    return { ...common, consortiumReferral, emergency, majorIllness };
  }
  return {
    ...common,
    tieredCare:
      special.kind === 'tiered' ? { quota: special.quota || null, referred: special.referred } : null,
    majorDisease: special.kind === 'major' ? { ceiling: special.diseaseCeiling || '0' } : null,
    cancer: cancersOf(sex).find((one) => one === special.cancer) ?? null,
  };
}

/** The contract's `compare` request, for the phone to compute; null while the expenses are not there. */
export function compareRequest(form: EstimateForm, one: Case) {
  const expenses = expensesOf(form, one.region);
  if (expenses === null) return null;
  return {
    operation: 'compare',
    region: one.region,
    insured: { birthDate: one.birthDate, groups: [...one.groups], benefitPeriod: one.benefitPeriod },
    yearToDate: one.yearToDate,
    stay: stayOf(form.special, one),
    specialSubsidy: one.region === 'linxia' ? form.special.subsidy || '0' : '0',
    expenses,
  };
}

/** The same case for the function, which takes what it knows of a member from its own records. */
export function compareInput(form: EstimateForm, one: Case): InputOf<'estimate.compare'> | null {
  const request = compareRequest(form, one);
  if (request === null) return null;
  const { region, stay, specialSubsidy, expenses } = request;
  return {
    memberId: one.memberId,
    birthDate: one.memberId === null ? one.birthDate : null,
    region,
    groups: [...one.groups],
    stay,
    specialSubsidy,
    expenses,
  };
}
