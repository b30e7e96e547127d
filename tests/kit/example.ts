import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webcrypto } from 'node:crypto';
import { pino } from 'pino';
import type { Call } from '../../server/actions/action.ts';
import { loadActor } from '../../server/auth/actor.ts';
import { type Config, readConfig } from '../../server/config.ts';
import type { Context, Demo } from '../../server/context.ts';
import { seedDemo } from '../../server/demo/seed.ts';
import { install } from '../../server/main.ts';
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
      return loadActor(ctx.db, person.personId);
    },
    async close() {
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
