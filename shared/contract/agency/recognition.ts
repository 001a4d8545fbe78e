import { parseYuan } from '../../money';
import {
  CONDITIONS,
  caseWords,
  civilDate,
  identityDocument,
  personName,
  recognitionView,
  recordId,
} from '../resident';
import * as z from '../zod';

const yuan = z.string().check(
  z.refine<string>((text) => (parseYuan(text) ?? 0) > 0, {
    error: '请填写以元为单位的年度限额，最多两位小数，例如 3000。',
    params: { code: 'INVALID_AMOUNT' },
  }),
);
const condition = z.enum(CONDITIONS);

/**
 * What somebody is recognised for, as the desk sees it. `revision` changes with each entry, 0 before the first. `by`:
 * who of staff entered it; null: it was applied for. `basis`: the paper that it rests on.
 */
const personRecognitions = z.strictObject({
  personId: recordId,
  revision: z.int(),
  name: z.nullable(personName),
  document: z.strictObject({ kind: identityDocument.shape.kind, number: z.string() }),
  birthDate: z.nullable(civilDate),
  recognitions: z.array(
    z.strictObject({
      recognition: recognitionView,
      by: z.nullable(z.string()),
      basis: z.nullable(z.string()),
      at: z.int(),
      mayUndo: z.boolean(),
    }),
  ),
});
export type PersonRecognitions = z.infer<typeof personRecognitions>;

/** What is entered. `from`: when it was recognised, not after today; of two-disease not before `RECOGNISED_SINCE`. */
const entered = z.discriminatedUnion('programme', [
  z.strictObject({
    programme: z.literal('twoDisease'),
    conditions: z.array(condition).check(z.minLength(1), z.maxLength(CONDITIONS.length)),
    from: civilDate,
  }),
  z.strictObject({
    programme: z.literal('chronic'),
    condition: z.nullable(condition),
    disease: z.string().check(z.trim(), z.minLength(2, '请填写病种名称。'), z.maxLength(40)),
    ceiling: yuan,
    from: civilDate,
  }),
]);
export type EnteredRecognition = z.infer<typeof entered>;

/** `recognition.find`: by the exact number of somebody whom a household of one's counties keeps. Audited. */
export const recognitionFind = {
  input: z.strictObject({ document: identityDocument }),
  output: personRecognitions,
};

/**
 * `recognition.record`: recognitions of before, and chronic and special diseases, by the paper that `basis` names. A
 * chronic one ends two-disease cover for the same disease on its first day (Lanzhou 第十九条（七）).
 */
export const recognitionRecord = {
  input: z.strictObject({
    personId: recordId,
    revision: z.int(),
    recognition: entered,
    basis: z.string().check(z.trim(), z.minLength(2, '请写明依据的认定材料。'), z.maxLength(100)),
  }),
  output: personRecognitions,
};

/**
 * `recognition.undo`: takes back what was entered by mistake, and what it ended holds again: oneself on the same day,
 * as a lead what somebody else entered.
 */
export const recognitionUndo = {
  input: z.strictObject({
    personId: recordId,
    revision: z.int(),
    recognitionId: recordId,
    words: caseWords,
  }),
  output: personRecognitions,
};
