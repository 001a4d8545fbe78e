/**
 * The limits of CloudBase's document database that the gateway keeps, each with where it is written down.
 * Where no figure was found in a document or in the SDK, the figure is marked "assumed".
 */
export const limits = {
  /** Rows of one read that names no limit. @cloudbase/database 1.4.3 query.js: `param.limit = 100`. */
  defaultRows: 100,
  /** Rows of one read at most. @cloudbase/database 1.4.3 query.js: `limit < 1000 ? limit : 1000`. */
  maxRows: 1000,
  /**
   * Milliseconds from the start of a transaction to its commit. The service's own words, in node-sdk's
   * test/database/unit/transaction.test.ts: "transaction must be commit or abort in 30 seconds".
   */
  transactionMilliseconds: 30_000,
  /** Bytes of one reply. developers.weixin.qq.com, wxcloud resource quota: "16 MB in each packet output". */
  replyBytes: 16 * 1024 * 1024,
  /** Bytes of one document. mongodb.com, MongoDB Limits and Thresholds: BSON document size 16 megabytes. */
  documentBytes: 16 * 1024 * 1024,
  /** Levels of nesting in a document or query. Same page: "no more than 100 levels of nesting". */
  nesting: 100,
  /** Indexes of one collection. developers.weixin.qq.com, wxcloud resource quota: 20. `_id` is not counted. */
  indexesOfCollection: 20,
  /** Collections of one environment. Same page: 100. */
  collections: 100,
  /** Bytes of one request's body: one document of full size, twice escaped, fits. Assumed. */
  requestBytes: 34 * 1024 * 1024,
  /** Milliseconds that one stage, or a query's conditions on 500 documents, may compute. Assumed. */
  queryMilliseconds: 5_000,
} as const;
