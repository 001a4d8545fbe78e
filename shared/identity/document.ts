import type { IdentityDocumentKind, Sex } from '../contract/vocabulary';
import { type CivilDate, civilDate, isRealDay } from '../dates';
import { checkCharacter } from './check-digit';

/** Resident ID, residence permit for Hong Kong, Macao and Taiwan, foreigner's permanent card, birth certificate. */
export type DocumentKind = IdentityDocumentKind;

/** What a number tells: its one spelling, and birth date and sex where it carries them. */
export interface IdentityDocument {
  kind: DocumentKind;
  /** ASCII, upper case, without blanks. */
  number: string;
  /** Null where the number does not tell it. */
  birthDate: CivilDate | null;
  sex: Sex | null;
}

export type IdentityProblem = 'empty' | 'form' | 'otherKind' | 'birthDate' | 'sequence' | 'checkCharacter';

/** A document, or why there is none with a Chinese sentence that says what to do. */
export type IdentityReading =
  | { ok: true; document: IdentityDocument }
  | { ok: false; reason: IdentityProblem; message: string };

const EIGHTEEN = /^[0-9]{17}[0-9X]$/;
const HMT = /^8[123]0000/;
const FOREIGNER_2023 = /^9[0-9]{16}[0-9X]$/;
const FOREIGNER_OLD = /^[A-Z]{3}[0-9]{12}$/;
const BIRTH_CERTIFICATE = /^[A-Z][0-9]{9}$/;
const EARLIEST_BIRTH_YEAR = 1800;

const names: Record<DocumentKind, string> = {
  residentId: '居民身份证',
  hmtResidencePermit: '港澳台居民居住证',
  foreignerPermanentCard: '外国人永久居留身份证',
  birthCertificate: '出生医学证明',
};

const forms: Record<DocumentKind, string> = {
  residentId: '居民身份证号是18位，前17位是数字，最后一位是数字或X，请对照证件重新填写。',
  hmtResidencePermit: '居住证号是18位，以810000、820000或830000开头，请对照证件重新填写。',
  foreignerPermanentCard: '永久居留证号是以9开头的18位号码，或3个字母加12位数字，请对照证件重新填写。',
  birthCertificate: '出生医学证明编号是1个字母加9位数字，请对照证件重新填写。',
};

/** Full-width characters to ASCII, lower case to upper, blanks removed. */
function normalise(raw: string): string {
  return raw
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .toUpperCase();
}

function refused(reason: IdentityProblem, message: string): IdentityReading {
  return { ok: false, reason, message };
}

function birthDateIn(number: string): CivilDate | null {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  return year >= EARLIEST_BIRTH_YEAR && isRealDay(year, month, day) ? civilDate(year, month, day) : null;
}

function sexIn(number: string): Sex {
  return Number(number[16]) % 2 === 1 ? 'male' : 'female';
}

/** Reads 6 region + 8 birth date + 3 sequence + check, the form of resident IDs and residence permits. */
function readCitizenForm(kind: DocumentKind, number: string): IdentityReading {
  const birthDate = birthDateIn(number);
  if (!birthDate) return refused('birthDate', '证件号里的出生日期不存在，请对照证件重新填写第7到14位。');
  if (number.slice(14, 17) === '000')
    return refused('sequence', '证件号第15到17位不能全是0，请对照证件重新填写。');
  if (checkCharacter(number) !== number[17]) return wrongCheck();
  return { ok: true, document: { kind, number, birthDate, sex: sexIn(number) } };
}

function wrongCheck(): IdentityReading {
  return refused('checkCharacter', '证件号与最后一位校验码对不上，可能输错了一位，请对照证件逐位检查。');
}

/** The card of 2023 holds the birth date in the same place; where no real day is there, nothing is derived. */
function readForeignerCard(number: string): IdentityReading {
  const kind = 'foreignerPermanentCard';
  if (FOREIGNER_OLD.test(number)) return { ok: true, document: { kind, number, birthDate: null, sex: null } };
  if (checkCharacter(number) !== number[17]) return wrongCheck();
  const birthDate = birthDateIn(number);
  return { ok: true, document: { kind, number, birthDate, sex: birthDate ? sexIn(number) : null } };
}

function kindOfForm(number: string): DocumentKind | null {
  if (BIRTH_CERTIFICATE.test(number)) return 'birthCertificate';
  if (FOREIGNER_OLD.test(number) || FOREIGNER_2023.test(number)) return 'foreignerPermanentCard';
  if (!EIGHTEEN.test(number)) return null;
  return HMT.test(number) ? 'hmtResidencePermit' : 'residentId';
}

/**
 * Reads a document's number as a person typed it: full-width digits, a lower-case x and blanks are taken.
 * Refused with a reason and a Chinese sentence that says what to do; the sentence never repeats the number.
 */
export function parseIdentityDocument(kind: DocumentKind, raw: string): IdentityReading {
  const number = normalise(raw);
  if (number === '') return refused('empty', `请填写${names[kind]}号码。`);
  const form = kindOfForm(number);
  if (form === null) return refused('form', forms[kind]);
  if (form !== kind) return refused('otherKind', `这是${names[form]}的号码，请改选证件类型，或重新填写。`);
  if (kind === 'birthCertificate')
    return { ok: true, document: { kind, number, birthDate: null, sex: null } };
  return kind === 'foreignerPermanentCard' ? readForeignerCard(number) : readCitizenForm(kind, number);
}
