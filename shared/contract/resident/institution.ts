import { LEVELS } from '../vocabulary';
import * as z from '../zod';
import { countyCode, recordId, region } from './fields';

const level = z.enum([...LEVELS.lanzhou, ...LEVELS.linxia]);

const institutionView = z.strictObject({
  institutionId: recordId,
  name: z.string(),
  region,
  county: countyCode,
  level,
  /** County medical consortium (Lanzhou 第二十一条（二）), or null. */
  consortium: z.nullable(z.string()),
  designated: z.boolean(),
  twoDiseaseSettlement: z.boolean(),
  /** An invented institution, so shown. */
  sample: z.boolean(),
});
export type InstitutionView = z.infer<typeof institutionView>;

/** `institution.search`: by part of the name, level, county, open for two-disease; 20 a page, `next` continues. */
export const institutionSearch = {
  input: z.strictObject({
    region,
    name: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(40)))),
    level: z.optional(z.nullable(level)),
    county: z.optional(z.nullable(countyCode)),
    twoDiseaseSettlement: z.optional(z.nullable(z.literal(true))),
    after: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  }),
  output: z.strictObject({
    institutions: z.array(institutionView),
    next: z.nullable(z.string()),
  }),
};
