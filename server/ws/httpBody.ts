import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorBody, ErrorCode } from '../../shared/contract/errors.ts';

/** The whole body, whatever its headers claim; undefined as soon as it is larger than `most`. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

const fixed = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function answerJson(response: ServerResponse, body: object, status = 200): void {
  answer(response, status, 'application/json', Buffer.from(JSON.stringify(body)));
}

export function answerBytes(response: ServerResponse, body: Uint8Array): void {
  answer(response, 200, 'application/octet-stream', body);
}

export function answerNothing(response: ServerResponse): void {
  if (!response.destroyed) response.writeHead(204, fixed).end();
}

export function answerError(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  message: string,
): void {
  // What may still be on its way is not read.
  if (!response.destroyed) response.setHeader('connection', 'close');
  answerJson(response, { error: { code, message } } satisfies ErrorBody, status);
}

function answer(response: ServerResponse, status: number, type: string, body: Uint8Array): void {
  // The other side may have gone meanwhile.
  if (response.destroyed) return;
  response.writeHead(status, { ...fixed, 'content-type': type, 'content-length': body.length }).end(body);
}
