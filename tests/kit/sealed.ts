import type { Page } from 'playwright-core';
import { applyChanges } from '../../shared/content/apply.ts';
import { rowIds } from '../../shared/content/live.ts';
import { rubricFields } from '../../shared/kinds/rubric/fields.ts';
import { eventually } from './browser.ts';
import type { Districts } from './districts.ts';
import { dial } from './live-client.ts';
import type { ServerProcess } from './process.ts';
import { smallRubric } from './scoring.ts';
import type { Visitor } from './visitor.ts';

/** A raw socket into a document, as somebody. */
export async function socketOf(server: ServerProcess, who: Visitor, documentId: string, part?: string) {
  const query = part === undefined ? '' : `&part=${part}`;
  const url = `${server.url.replace('http', 'ws')}/live/${documentId}?protocol=1${query}`;
  const socket = dial(url, undefined, { cookie: who.cookie });
  const bytes: Buffer[] = [];
  socket.ws.on('message', (data: Buffer) => bytes.push(data));
  await eventually(
    'the socket is in or refused',
    () => socket.client.synced || socket.client.closed !== undefined,
  );
  return { ...socket, bytes };
}

/** A rubric of the network with two vendors and three criteria, written over a socket as an editor does. */
export async function newRubric(server: ServerProcess, { maria, networkId }: Districts) {
  const { id } = await maria.call('createDocument', {
    body: { kind: 'rubric', owner: { type: 'network', id: networkId } },
  });
  const { ids, changes } = smallRubric();
  const { client, ws } = await socketOf(server, maria, id);
  const seeded = ['levels', 'categories', 'criteria', 'vendors'].flatMap((list) =>
    rowIds(client.doc, list).map((row) => ({
      type: 'removeRow' as const,
      list,
      row,
      removal: { by: '', at: 0 },
    })),
  );
  applyChanges(client.doc, rubricFields, [...seeded, ...changes], 'test');
  await eventually('the rubric is on disk', () => client.sent > 0 && client.durable === client.sent);
  ws.close();
  return { id, ids };
}

export const personOf = async (who: Visitor) => (await who.call('session', {})).me?.id ?? '';

/** Every byte that reaches a page: answers of HTTP and frames of sockets. */
export function record(page: Page): { readonly heard: Buffer[]; settled(): Promise<void> } {
  const heard: Buffer[] = [];
  const pending = new Set<Promise<unknown>>();
  page.on('response', (response) => {
    const reading = response.body().then(
      (body) => heard.push(body, Buffer.from(JSON.stringify(response.headers()))),
      // A page that has gone on no longer has it.
      () => undefined,
    );
    pending.add(reading);
    void reading.finally(() => pending.delete(reading));
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) =>
      heard.push(typeof payload === 'string' ? Buffer.from(payload) : payload),
    );
  });
  return {
    heard,
    async settled() {
      await Promise.all(pending);
    },
  };
}

/** Whether any of these holds the value of a score, as it lies in a frame or in an answer. */
export function holds(heard: readonly Buffer[], canaries: readonly string[]): readonly string[] {
  return canaries.filter((canary) => heard.some((bytes) => bytes.includes(canary)));
}
