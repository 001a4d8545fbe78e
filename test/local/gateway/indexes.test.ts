/** indexes.json: what it may say, and that the repository's own says it. */
import { limits, parseIndexes } from '@jiayibao/local/gateway';
import own from '../../../indexes.json';

const index = { name: 'by', fields: { 'a.b': 1, c: -1 } };
const file = (...indexes: unknown[]) => ({ collections: { things: { indexes } } });

test('the repository’s own is well formed', () => {
  expect(Object.keys(parseIndexes(own).collections)).toEqual(Object.keys(own.collections));
});

test('fields keep their order; unique and sparse are false when left out', () => {
  expect(parseIndexes(file(index)).collections.things?.indexes).toEqual([
    {
      name: 'by',
      fields: [
        { path: 'a.b', direction: 1 },
        { path: 'c', direction: -1 },
      ],
      unique: false,
      sparse: false,
    },
  ]);
});

test.each([
  ['no object', [], /an object is expected/],
  ['an unknown key', { collections: {}, more: 1 }, /unknown key more/],
  [
    'an unknown key of a collection',
    { collections: { things: { indexes: [], ttl: 1 } } },
    /things: unknown key ttl/,
  ],
  ['an unknown key of an index', file({ ...index, uniq: true }), /unknown key uniq/],
  ['a collection that cannot be named so', { collections: { 'a b': { indexes: [] } } }, /a b/],
  ['no list', { collections: { things: { indexes: {} } } }, /a list is expected/],
  ['an index without a name', file({ fields: { a: 1 } }), /proper name/],
  ['two indexes of one name', file(index, index), /one name/],
  ['no fields', file({ name: 'by', fields: {} }), /no fields/],
  ['a direction that is none', file({ name: 'by', fields: { a: 2 } }), /1 or -1/],
  ['a path through a list’s number', file({ name: 'by', fields: { 'a.0': 1 } }), /not the path of a field/],
  ['unique as text', file({ ...index, unique: 'yes' }), /true or false/],
  [
    'too many indexes',
    file(...Array.from({ length: limits.indexesOfCollection + 1 }, (_, n) => ({ ...index, name: `by${n}` }))),
    /too many/,
  ],
])('refused: %s', (_, content, message) => {
  expect(() => parseIndexes(content)).toThrow(message);
});
