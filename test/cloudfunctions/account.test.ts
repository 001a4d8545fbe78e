import { recordPerson, recordRealName } from '@jiayibao/cloudfunctions/core';
import { CONSENT_VERSION, NAME_DOTS } from '@jiayibao/shared/contract/resident';
import { type Cloud, newKey, newResident, openCloud, Resident } from './cloud';
import { newNumber } from './people';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

const HOUR_MS = 3_600_000;
const residentId = (number: string) => ({ kind: 'residentId' as const, number });

async function residentWithRecord(name: string, number: string): Promise<Resident> {
  const resident = await newResident(cloud);
  await recordRealName(cloud.services, resident.openid, { name, document: residentId(number) });
  return resident;
}

describe('consent', () => {
  test('comes before everything that processes personal data', async () => {
    const resident = new Resident(cloud, 'without-consent');
    expect(await resident.get('account.read', {})).toEqual({
      consent: null,
      consentRequired: CONSENT_VERSION,
      self: null,
      hasHousehold: false,
    });
    expect(await resident.refused('household.read', {})).toEqual(['CONSENT_REQUIRED']);
    await resident.get('account.consent', { version: CONSENT_VERSION, sensitive: true });
    expect(await resident.get('household.read', {})).toEqual({ household: null });
    await resident.get('account.withdrawConsent', {});
    expect(await resident.refused('household.read', {})).toEqual(['CONSENT_REQUIRED']);
  });

  test('is to the current text, all of it', async () => {
    const resident = new Resident(cloud, 'old-text');
    const old = { version: '2020-01', sensitive: true } as never;
    expect(await resident.refused('account.consent', old)).toEqual(['MALFORMED_REQUEST', 'version']);
    const half = { version: CONSENT_VERSION, sensitive: false } as never;
    expect(await resident.refused('account.consent', half)).toEqual(['MALFORMED_REQUEST', 'sensitive']);
  });
});

describe('showing whose an account is', () => {
  test('holds when number and name are those of the real-name record, however they were typed', async () => {
    const number = newNumber();
    const resident = await residentWithRecord('买买提·艾力', number);
    const input = { name: '买买提•艾力', document: residentId(` ${number} `) };
    expect(await resident.get('account.proveSelf', input)).toEqual({ proven: true });
    expect((await resident.get('account.read', {})).self).toEqual({ name: '买买提•艾力' });
  });

  test.each([...NAME_DOTS, ' · ', '　·'])('a name is the same with "%s" for its dot', async (dot) => {
    const number = newNumber();
    const resident = await residentWithRecord('买买提·𠮷力', number);
    const input = { name: `买买提${dot}𠮷力`, document: residentId(number) };
    expect(await resident.get('account.proveSelf', input)).toEqual({ proven: true });
  });

  test('a name that the agency vouches for stays as the agency spells it', async () => {
    const number = newNumber();
    const document = residentId(number);
    await recordPerson(cloud.services, { name: '买买提·艾力', document });
    const resident = await residentWithRecord('买买提·艾力', number);
    await resident.get('account.proveSelf', { name: '买买提 . 艾力', document });
    expect((await resident.get('account.read', {})).self).toEqual({ name: '买买提·艾力' });
  });

  test('an unknown number, a wrong name and a missing record get one answer', async () => {
    const number = newNumber();
    const name = '张三';
    const recorded = await residentWithRecord(name, number);
    const unrecorded = await newResident(cloud);
    const ask = async (resident: Resident, input: { name: string; number: string }) => {
      cloud.traffic.length = 0;
      const reply = await resident.call('account.proveSelf', {
        name: input.name,
        document: residentId(input.number),
      });
      const traffic = cloud.traffic.filter((request) => !request.endsWith(' counters'));
      return { ...reply, requestId: '', traffic };
    };
    const answers = [
      await ask(recorded, { name, number: newNumber() }),
      await ask(recorded, { name: '李四', number }),
      await ask(unrecorded, { name, number }),
    ];
    expect(answers[0]).toMatchObject({ ok: true, data: { proven: false } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect((await recorded.get('account.read', {})).self).toBeNull();
  });

  test('five tries an hour for a caller, even when made at once', async () => {
    const resident = await newResident(cloud);
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        resident.call('account.proveSelf', { name: '张三', document: residentId(newNumber()) }),
      ),
    );
    const codes = replies.map((reply) => (reply.ok ? 'OK' : reply.error.code));
    expect(codes.filter((code) => code === 'OK')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(3);
    cloud.pass(HOUR_MS);
    await resident.get('account.proveSelf', { name: '张三', document: residentId(newNumber()) });
  });

  test('ten tries an hour at a number, whoever makes them and however it is typed', async () => {
    const number = newNumber('19900101', '620199');
    const typed = number.replace(/^6/, '６');
    for (let i = 0; i < 10; i++) {
      const resident = await newResident(cloud);
      const document = residentId(i % 2 ? typed : number);
      expect(await resident.get('account.proveSelf', { name: '张三', document })).toEqual({ proven: false });
    }
    const owner = await residentWithRecord('张三', number);
    const input = { name: '张三', document: residentId(number) };
    expect(await owner.refused('account.proveSelf', input)).toEqual(['TOO_MANY_TRIES']);
    cloud.pass(HOUR_MS);
    expect(await owner.get('account.proveSelf', input)).toEqual({ proven: true });
  });

  test('sent again with its key is no further try', async () => {
    const resident = await newResident(cloud);
    const event = {
      action: 'account.proveSelf',
      input: { name: '张三', document: residentId(newNumber()) },
      key: newKey(),
    };
    for (let i = 0; i < 7; i++)
      expect(await resident.send(event)).toMatchObject({ ok: true, data: { proven: false } });
  });

  test('a number that cannot be one is no try', async () => {
    const resident = await newResident(cloud);
    const input = { name: '张三', document: residentId('110105194912310021') };
    // One more than a caller may try in an hour.
    for (let i = 0; i < 6; i++)
      expect(await resident.refused('account.proveSelf', input)).toEqual([
        'INVALID_IDENTITY_NUMBER',
        'document.number',
      ]);
  });
});
