import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webcrypto } from 'node:crypto';
import { pino } from 'pino';
import * as Y from 'yjs';
import type { Call } from '../../server/actions/action.ts';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { loadActor } from '../../server/auth/actor.ts';
import { type Config, readConfig } from '../../server/config.ts';
import type { Context, Demo } from '../../server/context.ts';
import { seedDemo } from '../../server/demo/seed.ts';
import { install } from '../../server/main.ts';
import { applyChanges, type Change } from '../../shared/content/apply.ts';
import type { Content } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { richOf } from '../../shared/content/text.ts';
import type { LiveKind } from '../../shared/kinds/kind.ts';
import { memo } from '../../shared/kinds/memo/index.ts';
import { rowsOf } from '../../shared/kinds/memo/read.ts';
import type { Actor } from '../../shared/policy/actor.ts';

export interface Example {
  readonly ctx: Context;
  readonly demo: Demo;
  /** How long the seeding took, in milliseconds. */
  readonly took: number;
  /** Somebody of the example, by the first part of their host, with their rights as of now. */
  actor(host: string): Promise<Actor>;
  close(): Promise<void>;
}

export const call: Call = {
  sessionId: undefined,
  address: 'test',
  origin: 'http://localhost:3000',
  locale: 'en',
  setCookie: () => undefined,
};

/** What an action receives, parts that it has not being undefined. */
export const received = <P, B = undefined, Q = undefined>(params: P, body?: B, query?: Q) =>
  ({ params, body, query }) as { params: P; body: B; query: Q };

/** The example network on a real database in a folder of its own. */
export async function openExample(): Promise<Example> {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-example-'));
  const config: Config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }, 'demo');
  const installation = await install(config, {
    log: pino({ level: 'silent' }),
    now: Date.now,
    random: (into) => webcrypto.getRandomValues(into as Uint8Array<ArrayBuffer>),
  });
  const started = performance.now();
  const demo = await seedDemo(installation.ctx);
  const took = performance.now() - started;
  const ctx = { ...installation.ctx, demo };
  return {
    ctx,
    demo,
    took,
    actor(host) {
      const person = demo.people.find((one) => one.host.startsWith(`${host}.`));
      if (!person) throw new Error(`The example has nobody called ${host}.`);
      return loadActor(ctx.db, person.personId, ctx.now());
    },
    async close() {
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A memo of its own with nothing missing but warnings, owned by the example network. */
export async function newMemo(example: Example, host = 'maria'): Promise<string> {
  const network = await networkOf(example, host);
  const { id } = await createDocument(
    example.ctx,
    await example.actor(host),
    received(undefined, { kind: 'memo', owner: { type: 'network', id: network } }),
    call,
  );
  return id;
}

export async function networkOf(example: Example, host: string): Promise<string> {
  const actor = await example.actor(host);
  const network = actor.type === 'person' ? actor.networks[0]?.id : undefined;
  if (!network) throw new Error(`${host} is in no network.`);
  return network;
}

/** Edits a document as somebody of the example, through its room. @returns the log position */
export async function write(
  example: Example,
  documentId: string,
  host: string,
  changes: (content: Content) => readonly Change[],
  kind: LiveKind = memo,
): Promise<number> {
  const actor = await example.actor(host);
  if (actor.type !== 'person') throw new Error(`${host} is nobody.`);
  const doc = new Y.Doc();
  for (const update of (await example.ctx.rooms.copyOf(documentId)).updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  applyChanges(doc, kind.fields, changes(contentOf(doc, kind)), 'test');
  return example.ctx.rooms.append(documentId, Y.encodeStateAsUpdate(doc, before), {
    personId: actor.id,
    organisationId: actor.organisations[0]?.id ?? '',
  });
}

/** Makes a memo publishable: text in one section, a choice in every row. */
export function finished(content: Content): readonly Change[] {
  const decisions = rowsOf(content.fields, 'decisions');
  return [
    { type: 'text', address: 'learned', nodes: richOf('We learned one thing. Then another.') },
    ...decisions.map((row) => ({
      type: 'set' as const,
      address: `decisions/${row.id}/choice`,
      value: 'scale',
    })),
  ];
}
