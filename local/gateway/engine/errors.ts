/** Codes that a reply of the gateway may carry. */
export type GatewayCode =
  /** docs.cloudbase.net, error-code/basic; some of them in @cloudbase/database const/code.js as well. */
  | 'SYS_ERR'
  | 'INVALID_PARAM'
  | 'INVALID_ACTION'
  | 'INVALID_ENV'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_TIMEOUT'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_EXCEED_LIMIT'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  /** The gateway's own: what the real service may do and this one does not. */
  | 'NOT_OFFERED';

/** A failure that the caller is told of: a code, and a message that never carries a document's values. */
export class GatewayError extends Error {
  constructor(
    readonly code: GatewayCode,
    message: string,
  ) {
    super(message);
    this.name = 'GatewayError';
  }
}

/** What the service answers to a duplicate key. Its code differs between sources: match `E11000` in the message. */
export function duplicateKey(collection: string, index: string): GatewayError {
  return new GatewayError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation.Insert] bulk write error: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key}]`,
  );
}

/** A write that met another's. Message: node-sdk test/database/unit/transaction.test.ts. */
export function conflict(): GatewayError {
  return new GatewayError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );
}

/** A transaction that ended, timed out or never was. Message: the same test. */
export function noTransaction(): GatewayError {
  return new GatewayError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  );
}

/** A request that does not make sense. */
export function invalid(message: string): GatewayError {
  return new GatewayError('INVALID_PARAM', message);
}

/** Something the real service may do and this one does not. */
export function notOffered(what: string): GatewayError {
  return new GatewayError('NOT_OFFERED', `the local gateway does not offer ${what}`);
}
