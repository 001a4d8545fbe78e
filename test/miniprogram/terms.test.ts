import { publishedParameters } from '@jiayibao/shared/policy';
import type { EstimateForm } from '../../miniprogram/src/pages/estimate/form';
import { type Case, compareRequest } from '../../miniprogram/src/pages/estimate/request';
import { termsOf } from '../../miniprogram/src/pages/estimate/terms';

const SPECIAL: EstimateForm['special'] = {
  consortiumReferral: false,
  emergency: false,
  notDesignated: false,
  majorIllness: false,
  outOfArea: false,
  exclusion: null,
  kind: 'ordinary',
  quota: '',
  referred: false,
  diseaseCeiling: '',
  cancer: null,
  subsidy: '',
};
const formWith = (special: Partial<EstimateForm['special']> = {}) =>
  ({ mode: 'split', total: '', shareB: 25, shareC: 5, special: { ...SPECIAL, ...special } }) as EstimateForm;
const someone = (change: Partial<Case> = {}): Case => ({
  memberId: null,
  region: 'linxia',
  birthDate: '1980-01-01',
  sex: null,
  groups: [],
  admittedOn: '2026-11-22',
  dischargedOn: '2026-11-22',
  benefitPeriod: null,
  yearToDate: {},
  ...change,
});
const terms = (one: Case, special: Partial<EstimateForm['special']> = {}) =>
  termsOf(formWith(special), one, null, publishedParameters);

test('the rows of the levels hold for the chosen groups', () => {
  expect(terms(someone())).toMatchObject({ township: '起付150元，报85%', province: '起付3,000元，报60%' });
  expect(terms(someone({ groups: ['registeredPoor'] }))).toMatchObject({
    township: '起付0元，报95%',
    prefecture: '起付0元，报75%',
  });
});

test('a later stay of a referral chain shows no deductible; a refused or denied one shows nothing', () => {
  const lanzhou = someone({ region: 'lanzhou' });
  expect(terms(lanzhou, { consortiumReferral: true })).toMatchObject({ tier3A: '起付0元，报60%' });
  expect(terms(lanzhou, { outOfArea: true })).toEqual({});
  expect(terms(lanzhou, { exclusion: 'workInjury' })).toEqual({});
});

test('of the two cancers a man can have one', () => {
  const cancer = (sex: Case['sex'], chosen: 'cervical' | 'breast') =>
    compareRequest({ ...formWith({ cancer: chosen }), total: '100' }, someone({ sex }))?.stay;
  expect(cancer('female', 'cervical')).toMatchObject({ cancer: 'cervical' });
  expect(cancer(null, 'cervical')).toMatchObject({ cancer: 'cervical' });
  expect(cancer('male', 'cervical')).toMatchObject({ cancer: null });
  expect(cancer('male', 'breast')).toMatchObject({ cancer: 'breast' });
});
