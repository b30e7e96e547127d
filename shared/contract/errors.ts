/** Every failed call answers `{ error }` with one of these codes; messages live in the catalogue as `error.<code>`. */
export const errorCodes = [
  'badRequest', // 400: the body or a parameter has the wrong form; details names the fields
  'signedOut', // 401
  'wrongPassword', // 401
  'forbiddenOrigin', // 403
  'askFacilitator', // 403: the invitation is for another address
  'notFound', // 404: unknown or not yours to know of
  'emailTaken', // 409
  'alreadySetUp', // 409
  'notLive', // 409: the document is frozen or being frozen
  'notReady', // 422: publishing is stopped by errors; details holds the checks
  'reasonNeeded', // 422: warnings need one shared reason
  'gone', // 410: a used, expired or revoked invitation
  'tooLarge', // 413
  'tooMany', // 429: wait; details.retryAfter in seconds
  'lastFacilitator', // 409: a network needs one
  'lastAdministrator', // 409: an organisation that has administrators keeps one
  'unexpected', // 500
  'unavailable', // 503
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    /** Plain English for logs and API users: what happened, to what, what to do next. */
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}
