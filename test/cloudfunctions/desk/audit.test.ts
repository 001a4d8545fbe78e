import { audit, verifyAudit } from '@jiayibao/cloudfunctions/core';
import { type Cloud, openCloud } from '../cloud';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openCloud();
  for (const who of ['ma', 'ma', 'li', 'ma', 'ma']) await write(who);
});
afterEach(() => cloud.close());

const ACT = { role: 'clerk', did: 'case.read', of: 'case' };

function write(who: string) {
  const { services } = cloud;
  return services.store.transaction((tx) => audit(services, tx, 'lanzhou', { who, ...ACT }));
}

const id = (sequence: number, chain = 'ma') => `audit:${chain}:${String(sequence).padStart(10, '0')}`;

/** Changes the database behind the core's back. */
function tamper(body: Record<string, unknown>) {
  const reply = cloud.engine.handle({
    envName: 'test',
    collectionName: 'audit',
    queryType: 'WHERE',
    ...body,
  });
  if (reply.code) throw new Error(reply.message);
}

async function problems() {
  const { problems: found } = await verifyAudit(cloud.services);
  return found.map(({ chain, sequence, problem }) => `${chain} ${sequence} ${problem}`);
}

test('chains that nobody touched hold, each its own', async () => {
  expect(await verifyAudit(cloud.services)).toEqual({ entries: 7, chains: 3, problems: [] });
});

test('what was changed is found', async () => {
  tamper({
    action: 'database.modifyDocument',
    query: JSON.stringify({ _id: id(2) }),
    data: JSON.stringify({ $set: { who: 'somebody else' } }),
    multi: false,
    merge: true,
    upsert: false,
  });
  expect(await problems()).toEqual(['ma 2 changed']);
});

test('what was taken out of the middle or off the end is found', async () => {
  const remove = (_id: string) =>
    tamper({ action: 'database.removeDocument', query: JSON.stringify({ _id }), multi: false });
  remove(id(2));
  expect(await problems()).toEqual(['ma 3 missing']);
  remove(id(1, 'li'));
  expect(await problems()).toEqual(['ma 3 missing', 'li 1 missing']);
});

test('the end taken off is found', async () => {
  tamper({ action: 'database.removeDocument', query: JSON.stringify({ _id: id(4) }), multi: false });
  expect(await problems()).toEqual(['ma 4 missing']);
});

test('what was put in is found', async () => {
  const last = await cloud.services.store.get('audit', id(4));
  const forged = { ...last, _id: id(5), sequence: 5 };
  tamper({ action: 'database.insertDocument', data: [JSON.stringify(forged)] });
  expect(await problems()).toEqual(['ma 5 changed']);
  // An entry that holds, after the head.
  const { services } = cloud;
  const head = await services.store.get('auditHeads', 'li');
  await write('li');
  await services.store.transaction(async (tx) => {
    const now = await tx.get('auditHeads', 'li');
    if (head) await tx.put('auditHeads', { ...head, revision: now?.revision });
  });
  expect(await problems()).toEqual(['li 2 added', 'ma 5 changed']);
});

test('two that changed places are found', async () => {
  const { store } = cloud.services;
  const [first, second] = [await store.get('audit', id(2)), await store.get('audit', id(3))];
  await store.transaction(async (tx) => {
    if (first && second) {
      await tx.put('audit', { ...second, _id: id(2) });
      await tx.put('audit', { ...first, _id: id(3) });
    }
  });
  expect((await problems()).length).toBeGreaterThan(0);
});

test('a whole chain taken out with its head, and one that nobody began, are found', async () => {
  const remove = (collectionName: string, _id: string) =>
    tamper({
      action: 'database.removeDocument',
      collectionName,
      query: JSON.stringify({ _id }),
      multi: false,
    });
  remove('audit', id(1, 'li'));
  remove('auditHeads', 'li');
  expect(await problems()).toEqual(['li 1 missing']);
  for (const sequence of [1, 2]) remove('audit', id(sequence, 'lanzhou'));
  remove('auditHeads', 'lanzhou');
  expect(await problems()).toEqual(['ma 1 added']);
});

test('twenty people at once all come through, and the chains hold', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => write(i % 2 ? 'ma' : `clerk ${i % 10}`)));
  expect((await verifyAudit(cloud.services)).problems).toEqual([]);
});
