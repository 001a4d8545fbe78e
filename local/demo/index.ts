import { servicesOf } from '@jiayibao/cloudfunctions/core';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { HOUSEHOLDS } from './people';
import { openidOfStaff, STAFF } from './staff';
import { openidOf, writeDemo } from './write';

/** The people and institutions that a new local cloud begins with; all invented, institutions marked as samples. */
export const demo = {
  /** The keepers of the demo households, as whom one can sign in. */
  residents: HOUSEHOLDS.map((household) => ({
    id: household.id,
    openid: openidOf(household),
    name: household.members[0].name,
    about: household.about,
  })),

  /** The staff as whom one can sign in. */
  staff: STAFF.map((one) => ({ id: one.id, openid: openidOfStaff(one), name: one.name, about: one.about })),

  /**
   * Writes everything into an empty database, through the real SDK in the environment of a function, which this
   * process takes on for so long. Ages, cover and settlements are those of its clock's today.
   */
  async write(environment: Record<string, string>): Promise<void> {
    // Everything is written at once: that the SDK's requests wait for each other is no news (its SILENCE).
    const taken = { ...environment, SILENCE: 'true' };
    const before = { ...process.env };
    Object.assign(process.env, taken);
    try {
      const services = servicesOf(process.env);
      await writeDemo({ ...services, log: () => {} }, civilDateInChina(services.clock.now()));
    } finally {
      for (const name of Object.keys(taken)) delete process.env[name];
      Object.assign(process.env, before);
    }
  },
};
