import {
  type DocumentKind,
  maskNumber,
  parseIdentityDocument,
  residentIdWithCheck,
} from '@jiayibao/shared/identity';
import fc from 'fast-check';

const read = (kind: DocumentKind, raw: string) => {
  const reading = parseIdentityDocument(kind, raw);
  return reading.ok ? reading.document : reading.reason;
};

test.each([
  ['11010519491231002X', '1949-12-31', 'female'],
  ['440524188001010014', '1880-01-01', 'male'],
  ['62012319240507058X', '1924-05-07', 'female'],
])('the public sample number %s', (number, birthDate, sex) => {
  expect(read('residentId', number)).toEqual({ kind: 'residentId', number, birthDate, sex });
});

test('full-width digits, a lower-case x and blanks are taken and normalised', () => {
  expect(read('residentId', ' １１０１０５１９４９１２３１００２ｘ　')).toMatchObject({
    number: '11010519491231002X',
  });
  expect(read('residentId', '110105 19491231 002x')).toMatchObject({ number: '11010519491231002X' });
  expect(read('birthCertificate', 'ｐ６２０００００１２')).toMatchObject({ number: 'P620000012' });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['123', 'form'],
  ['110105194912310021', 'checkCharacter'],
  ['11010519491331002X', 'birthDate'],
  ['110105190002290000', 'birthDate'],
  [residentIdWithCheck('11010520260230001'), 'birthDate'],
  [residentIdWithCheck('11010520260228000'), 'sequence'],
  [residentIdWithCheck('81000019900101001'), 'otherKind'],
  ['P620000012', 'otherKind'],
  ['１１０１０５１９４９１２３１００２Ｙ', 'form'],
])('a resident ID of %p is refused: %s', (raw, reason) => {
  const reading = parseIdentityDocument('residentId', raw);
  expect(reading).toMatchObject({ ok: false, reason });
  if (!reading.ok) {
    expect(reading.message).toMatch(/^[^\n]+。$/);
    if (raw.trim()) expect(reading.message).not.toContain(raw.trim());
  }
});

test('any one digit mistyped is noticed', () => {
  const digits = fc.record({
    position: fc.integer({ min: 0, max: 16 }),
    add: fc.integer({ min: 1, max: 9 }),
    sequence: fc.integer({ min: 1, max: 999 }),
  });
  fc.assert(
    fc.property(digits, ({ position, add, sequence }) => {
      const number = residentIdWithCheck(`62010219840229${String(sequence).padStart(3, '0')}`);
      expect(read('residentId', number)).toMatchObject({ sex: sequence % 2 === 1 ? 'male' : 'female' });
      const other = String((Number(number[position]) + add) % 10);
      const mistyped = number.slice(0, position) + other + number.slice(position + 1);
      expect(parseIdentityDocument('residentId', mistyped).ok).toBe(false);
    }),
  );
});

test('the other documents', () => {
  for (const region of ['810000', '820000', '830000']) {
    const number = residentIdWithCheck(`${region}19900101001`);
    expect(read('hmtResidencePermit', number)).toMatchObject({ birthDate: '1990-01-01', sex: 'male' });
  }
  const card = residentIdWithCheck('91184019900101002');
  expect(read('foreignerPermanentCard', card)).toMatchObject({ birthDate: '1990-01-01', sex: 'female' });
  const noBirthDate = residentIdWithCheck('91234567899999999');
  expect(read('foreignerPermanentCard', noBirthDate)).toMatchObject({ birthDate: null, sex: null });
  expect(read('foreignerPermanentCard', 'usa110000999999')).toMatchObject({ number: 'USA110000999999' });
  expect(read('foreignerPermanentCard', `${card.slice(0, 17)}${card[17] === '1' ? '2' : '1'}`)).toBe(
    'checkCharacter',
  );
  expect(read('birthCertificate', 'P62000001')).toBe('form');
  expect(read('birthCertificate', '6200000123')).toBe('form');
});

test('a number is shown with its middle hidden', () => {
  expect(maskNumber('11010519491231002X')).toBe('11*************02X');
  expect(maskNumber('P620000012')).toBe('P6*****012');
  expect(maskNumber('12345')).toBe('*****');
});
