import type { Context as HonoContext } from 'hono';
import { ActionError, badRequest } from '../actions/error.ts';

const largest = 1024 * 1024;

/** The body as JSON, at most 1 MiB whatever its headers claim. */
export async function readJson(c: HonoContext): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw badRequest('The body must be JSON with the header content-type: application/json.', []);
  }
  const text = await readText(c.req.raw);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not well-formed JSON.', []);
  }
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > largest) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

function tooLarge(): ActionError {
  return new ActionError('tooLarge', 'The body is larger than 1 MiB. Send less at once.');
}
