import { calculate } from '@jiayibao/shared/calculate';
import { residentActions } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { pure } from '../action';
import { newbornRequest } from '../contribution/terms';
import { ESTIMATES } from '../limits';

export const newbornPreview = pure(residentActions['newborn.preview'], {
  summary:
    'What holds today for a newborn of a birth date: last day, cover, contribution; or why it is too late.',
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['birthDate'],
  async run({ region, birthDate }, call) {
    const born = { birthDate: birthDate as CivilDate, groups: [] };
    const request = newbornRequest({ region, paidOn: call.today }, born);
    return { request: { ...request }, answer: { ...calculate(request, await call.parameters()) } };
  },
});
