import type { EnteredRecognition } from '@jiayibao/shared/contract/agency';
import { type Cloud, newResident, openCloud, TODAY } from '../cloud';
import { knownPerson, newStaff, type Staffer, sendCase } from '../desk/desk';
import { member } from '../people';
import { applicationFor, coveredFamily, HOSPITAL, record, writeInstitution } from './recognitions';

let cloud: Cloud;
let clerk: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
});
afterAll(() => cloud.close());

const CHRONIC: EnteredRecognition = {
  programme: 'chronic',
  condition: 'diabetes',
  disease: '糖尿病伴并发症',
  ceiling: '3000',
  from: TODAY,
};

test('of each confirmed member what holds today, of a claimed one nothing', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  const other = await knownPerson(cloud, '马大爷');
  await resident.get('household.addMember', { member: member({ name: other.name, number: other.number }) });
  expect(await resident.get('recognition.family', {})).toEqual({
    members: [{ memberId, conditions: [], chronic: 0, lastCase: null }],
  });
  await record(clerk, self, {
    programme: 'twoDisease',
    conditions: ['hypertension', 'diabetes'],
    from: '2021-03-01',
  });
  await record(clerk, self, CHRONIC);
  await record(clerk, other, CHRONIC);
  expect(await resident.get('recognition.family', {})).toEqual({
    members: [{ memberId, conditions: ['hypertension'], chronic: 1, lastCase: null }],
  });
});

test('an application stands with whom it is for, once it is sent', async () => {
  await writeInstitution(cloud, HOSPITAL.institutionId, { name: HOSPITAL.institutionName });
  const { resident, memberId } = await coveredFamily(cloud);
  await sendCase(cloud, resident, applicationFor(memberId, ['diabetes']));
  expect((await resident.get('recognition.family', {})).members).toMatchObject([{ lastCase: 'submitted' }]);
});

test('who has no household is told of nobody', async () => {
  const resident = await newResident(cloud);
  expect(await resident.get('recognition.family', {})).toEqual({ members: [] });
});
