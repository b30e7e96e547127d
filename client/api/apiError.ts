import type { ErrorBody, ErrorCode } from '../../shared/contract/errors.ts';

/** Why a call failed: the server's answer, or `offline` when there was none. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'offline';
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode | 'offline', message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** Reads the one error shape; anything else a proxy may have answered is `unexpected`. */
export async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorBody(body)) return new ApiError(body.error.code, body.error.message, body.error.details);
  const code = response.status === 503 ? 'unavailable' : response.status === 404 ? 'notFound' : 'unexpected';
  return new ApiError(code, `The server answered ${response.status} without saying why.`);
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
