import { recordRealName, servicesOf } from '@jiayibao/cloudfunctions/core';
import { demo } from '@jiayibao/local/demo';
import type { Demo } from '@jiayibao/local/host';
import { residentIdWithCheck } from '@jiayibao/shared/identity';

/** Somebody whom WeChat knows by name and number, and who has registered nothing yet; invented. */
export const NEWCOMER = {
  id: 'newcomer',
  name: '沈桂兰',
  birthDate: '1955-04-12',
  number: residentIdWithCheck('62019919550412962'),
};

const openid = `demo-${NEWCOMER.id}`;

/** The demo data, with the newcomer among those as whom one can sign in. */
export const demoWithNewcomer: Demo = {
  ...demo,
  residents: [...demo.residents, { id: NEWCOMER.id, openid, name: NEWCOMER.name, about: '刚有手机' }],
  async write(environment) {
    await demo.write(environment);
    const before = { ...process.env };
    Object.assign(process.env, environment);
    try {
      const { name, number } = NEWCOMER;
      await recordRealName(servicesOf(process.env), openid, {
        name,
        document: { kind: 'residentId', number },
      });
    } finally {
      for (const name of Object.keys(environment)) delete process.env[name];
      Object.assign(process.env, before);
    }
  },
};
