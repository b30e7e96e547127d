import type { Context as HonoContext } from 'hono';
import { ActionError, badRequest } from '../actions/error.ts';
import { readBytes } from './readBytes.ts';

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
  return new TextDecoder().decode(await readBytes(request, largest, tooLarge));
}

function tooLarge(): ActionError {
  return new ActionError('tooLarge', 'The body is larger than 1 MiB. Send less at once.');
}
