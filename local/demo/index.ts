import { type Services, servicesOf } from '@jiayibao/cloudfunctions/core';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { HOUSEHOLDS } from './people';
import { openidOfStaff, STAFF } from './staff';
import { type DemoVisit, settleVisit } from './visit';
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
    await withServices(environment, (services) =>
      writeDemo(services, civilDateInChina(services.clock.now())),
    );
  },

  /** Settles a visit of somebody whom a demo resident keeps, as `write` does; gives what they paid, or null. */
  async settle(environment: Record<string, string>, visit: DemoVisit): Promise<string | null> {
    const household = HOUSEHOLDS.find(({ id }) => id === visit.resident);
    if (!household) return null;
    return withServices(environment, (services) => settleVisit(services, openidOf(household), visit));
  },
};

async function withServices<T>(
  environment: Record<string, string>,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  // Everything is written at once: that the SDK's requests wait for each other is no news (its SILENCE).
  const taken = { ...environment, SILENCE: 'true' };
  const before = { ...process.env };
  Object.assign(process.env, taken);
  try {
    return await work({ ...servicesOf(process.env), log: () => {} });
  } finally {
    for (const name of Object.keys(taken)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
