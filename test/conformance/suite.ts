/** All cases, and how they are run: by jest against the local gateway, by the command against a real one. */
import { randomUUID } from 'node:crypto';
import type { CloudBase } from '@cloudbase/node-sdk';
import { aggregationCases } from './aggregations';
import { type Case, collections, type Target } from './case';
import { documentCases } from './documents';
import { indexCases } from './indexes';
import { queryCases } from './queries';
import { storageCases } from './storage';
import { transactionCases } from './transactions';
import { updateCases } from './updates';

/** Cases by what they are about. */
export const suite: Record<string, Case[]> = {
  documents: documentCases,
  queries: queryCases,
  updates: updateCases,
  indexes: indexCases,
  transactions: transactionCases,
  aggregations: aggregationCases,
  storage: storageCases,
};

/** What one case gets: its documents' ids and values are its own. */
export function targetOf(app: CloudBase): Target {
  const run = randomUUID();
  const db = app.database();
  return {
    app,
    db,
    plain: db.collection(collections.plain),
    indexed: db.collection(collections.indexed),
    id: (name) => `${run}:${name}`,
  };
}
