import type { Logger } from 'pino';
import type { ErrorBody, ErrorCode } from '../../shared/contract/errors.ts';
import { ActionError } from '../actions/error.ts';

export const statusOf: Readonly<Record<ErrorCode, number>> = {
  badRequest: 400,
  signedOut: 401,
  wrongPassword: 401,
  forbiddenOrigin: 403,
  askFacilitator: 403,
  notFound: 404,
  emailTaken: 409,
  alreadySetUp: 409,
  notLive: 409,
  lastFacilitator: 409,
  lastAdministrator: 409,
  gone: 410,
  tooLarge: 413,
  notReady: 422,
  reasonNeeded: 422,
  tooMany: 429,
  unexpected: 500,
  unavailable: 503,
};

/** The one shape of an error. What nobody foresaw is logged and answered without its details. */
export function failure(error: unknown, log: Logger): Response {
  if (!(error instanceof ActionError)) {
    log.error({ err: error }, 'a call failed unexpectedly');
    return failure(
      new ActionError(
        'unexpected',
        'Something went wrong here; nothing was changed by this call. Try again.',
      ),
      log,
    );
  }
  const { code, message, details } = error;
  const body: ErrorBody = { error: details ? { code, message, details } : { code, message } };
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (typeof details?.['retryAfter'] === 'number') headers.set('retry-after', String(details['retryAfter']));
  return Response.json(body, { status: statusOf[code], headers });
}
