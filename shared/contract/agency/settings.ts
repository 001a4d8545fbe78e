import { parseYuan } from '../../money';
import { civilDate, GROUPS, recordId, region, revision } from '../resident';
import * as z from '../zod';

/** What an agency enters for a benefit year. Amounts are decimal strings in yuan ("400", "99.5"). */

const AMOUNT = '请填写以元为单位的金额，最多两位小数，例如 400 或 99.50。';
const yuan = z.string().check(
  z.refine<string>((text) => parseYuan(text) !== null, {
    error: AMOUNT,
    params: { code: 'INVALID_AMOUNT' },
  }),
);
const group = z.enum(GROUPS);

/** What a figure rests on, and how certain that is. */
export const SETTING_GRADES = ['clause', 'secondary', 'reading'] as const;
const cite = {
  source: z.string().check(z.trim(), z.minLength(2, '请写明依据的文件或通知。'), z.maxLength(100)),
  grade: z.enum(SETTING_GRADES),
};
const days = z.strictObject({ from: civilDate, to: civilDate });

/** The figures of one benefit year that are set anew, each part whole; what is left out stays as it is. */
const settingFigures = {
  benefitYear: z.int().check(z.gte(2000), z.lte(2100)),
  /** The day from which they hold: today or later. */
  from: civilDate,
  /** `students`: of students, where it is another than of all others. */
  contribution: z.optional(
    z.nullable(z.strictObject({ value: yuan, students: z.optional(z.nullable(yuan)), ...cite })),
  ),
  subsidy: z.optional(z.nullable(z.strictObject({ value: yuan, ...cite }))),
  windows: z.optional(
    z.nullable(z.strictObject({ regular: days, supplementary: z.optional(z.nullable(days)), ...cite })),
  ),
  /** Who is not named gets none. */
  aid: z.optional(
    z.nullable(
      z.strictObject({
        amounts: z
          .array(z.strictObject({ entitled: z.array(group).check(z.minLength(1)), value: yuan }))
          .check(
            z.maxLength(GROUPS.length),
            z.refine(
              (list) =>
                new Set(list.flatMap((one) => one.entitled)).size ===
                list.flatMap((one) => one.entitled).length,
              '同一类人员只能填写一次资助金额。',
            ),
          ),
        ...cite,
      }),
    ),
  ),
};
export const SETTING_PARTS = ['contribution', 'subsidy', 'windows', 'aid'] as const;
export type SettingPart = (typeof SETTING_PARTS)[number];

const proposal = z
  .strictObject({
    ...settingFigures,
    /** The approved setting that it takes the place of; without it none may begin on its day or later. */
    supersedes: z.optional(z.nullable(recordId)),
  })
  .check(
    z.refine((given) => SETTING_PARTS.some((part) => given[part]), {
      error: '请至少填写缴费标准、财政补助、缴费期或资助中的一项。',
      path: ['contribution'],
    }),
  );
export type SettingProposal = z.output<typeof proposal>;

/** One figure of a benefit year; a window is "2026-10-15/2026-12-31", an amount has two decimals. */
export const FIGURE_FIELDS = [
  'contribution',
  'students',
  'subsidy',
  'regularWindow',
  'supplementaryWindow',
  'aid',
] as const;
const place = { field: z.enum(FIGURE_FIELDS), entitled: z.nullable(group) };
const figure = z.strictObject({ ...place, value: z.string(), ...cite });
export type FigureRow = z.infer<typeof figure>;

/** What is not forbidden, but looks like a mistake: it has to be confirmed with words, by its id. */
const SETTING_QUESTIONS = [
  'enteredInFen',
  'twoDigitsMissing',
  'muchMore',
  'muchLess',
  'aidLost',
  'fullAidLost',
  'windowShort',
  'windowMoved',
  'windowGap',
] as const;
const question = z.strictObject({
  id: z.string(),
  code: z.enum(SETTING_QUESTIONS),
  /** Whose aid it is about, or null. */
  entitled: z.nullable(group),
  words: z.string(),
});
export type SettingQuestion = z.infer<typeof question>;

const quote = z.strictObject({ standard: z.string(), aid: z.string(), due: z.string() });
/** What someone would have to pay: a quote, or why there is none. */
const outcome = z.strictObject({ quote: z.nullable(quote), words: z.nullable(z.string()) });

const previewed = z.strictObject({
  changes: z.array(
    z.strictObject({ ...place, before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
  /** Someone of each group (null: of none), and a pupil, who pays on `paidOn`. */
  paidOn: civilDate,
  quotes: z.array(
    z.strictObject({
      entitled: z.nullable(group),
      student: z.boolean(),
      before: outcome,
      after: outcome,
      changed: z.boolean(),
    }),
  ),
  /** Households registered in the region. */
  households: z.int(),
  questions: z.array(question),
});
export type SettingPreview = z.infer<typeof previewed>;

const words = z.string().check(z.trim(), z.minLength(2, '请写明原因。'), z.maxLength(200));

const settingView = z.strictObject({
  settingId: recordId,
  revision,
  state: z.enum(['proposed', 'approved', 'withdrawn']),
  region,
  ...settingFigures,
  supersedes: z.nullable(recordId),
  confirmed: z.nullable(z.strictObject({ questions: z.array(question), words: z.string() })),
  proposedBy: z.string(),
  proposedAt: z.int(),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.int()),
  may: z.array(z.enum(['approve', 'withdraw'])),
});
export type SettingView = z.infer<typeof settingView>;

/** `settings.list`: the figures in force, by benefit year, and every setting of the region, newest first. */
export const settingsList = {
  input: z.strictObject({}),
  output: z.strictObject({
    version: z.string(),
    years: z.array(z.strictObject({ benefitYear: z.int(), figures: z.array(figure) })),
    settings: z.array(settingView),
  }),
};

/** `settings.preview`: what a proposal would change, or its refusal; nothing is kept. */
export const settingsPreview = { input: proposal, output: previewed };

/** `settings.propose`: `confirmed` names every question of the preview and says why it is right all the same. */
export const settingsPropose = {
  input: z.strictObject({
    proposal,
    confirmed: z.optional(
      z.nullable(z.strictObject({ questions: z.array(z.string()).check(z.maxLength(100)), words })),
    ),
  }),
  output: settingView,
};

/** `settings.review`: a proposal as it stands, with what it would change now. */
export const settingsReview = {
  input: z.strictObject({ settingId: recordId }),
  output: z.strictObject({ setting: settingView, preview: previewed }),
};

const seen = z.strictObject({ settingId: recordId, revision });
/** `settings.approve`: by another than who proposed it. It never changes from then on. */
export const settingsApprove = { input: seen, output: settingView };
/** `settings.withdraw`: a proposal that is not approved. */
export const settingsWithdraw = { input: seen, output: settingView };
