import type { ErrorCode } from '../../shared/contract/errors.ts';

/** A refusal that the caller is told about; everything else thrown becomes `unexpected` without its details. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  /** @param message plain English: what happened, to what, what to do next */
  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Unknown and forbidden are the same answer, so that nobody learns what exists. */
export function notFound(what: string): ActionError {
  return new ActionError('notFound', `There is no such ${what}, or it is not shared with you.`);
}

export function badRequest(message: string, fields: readonly string[]): ActionError {
  return new ActionError('badRequest', message, { fields });
}
