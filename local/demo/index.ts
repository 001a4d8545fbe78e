import { servicesOf } from '@jiayibao/cloudfunctions/core';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { HOUSEHOLDS } from './people';
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

  /**
   * Writes everything into an empty database, through the real SDK in the environment of a function, which this
   * process takes on for so long. Ages, cover and settlements are those of its clock's today.
   */
  async write(environment: Record<string, string>): Promise<void> {
    const names = Object.keys(environment);
    const before = names.map((name) => process.env[name]);
    Object.assign(process.env, environment);
    try {
      const services = servicesOf(process.env);
      await writeDemo({ ...services, log: () => {} }, civilDateInChina(services.clock.now()));
    } finally {
      names.forEach((name, i) => {
        if (before[i] === undefined) delete process.env[name];
        else process.env[name] = before[i];
      });
    }
  },
};
