import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import type { Demo } from '../../server/context.ts';
import { type Client, builtClient } from '../../server/http/clientFiles.ts';
import { install, listen } from '../../server/main.ts';
import type { Installation, Running } from '../../server/process.ts';
import type { Role } from '../../shared/model.ts';
import { Visitor } from './visitor.ts';

export interface TestServer {
  readonly ctx: Installation['ctx'];
  readonly config: Config;
  /** A visitor without cookies, who calls the app in this process. */
  visitor(options?: { readonly origin?: string }): Visitor;
  /** Lets time pass for the server: sessions, invitations, phases of cycles. */
  pass(ms: number): void;
  /** Makes it reachable on a free port of 127.0.0.1; `built` serves dist/client. */
  listen(options?: { readonly built?: boolean }): Promise<Running>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  readonly config?: Partial<Config>;
  readonly demo?: (ctx: Installation['ctx']) => Promise<Demo>;
  /** What goes wrong unexpectedly is printed; tests that expect it pass `silent`. */
  readonly logLevel?: Config['logLevel'];
}

const noClient: Client = {
  index: () => Promise.resolve('<!doctype html><title>Second Draft</title>'),
  file: () => undefined,
};

/** The whole server on a folder of its own, without a port. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-test-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    publicUrl: undefined,
    secure: false,
    logLevel: options.logLevel ?? 'error',
    metricsToken: undefined,
    demo: false,
    dev: false,
    ...options.config,
  };
  let passed = 0;
  const installation = await install(config, {
    log: pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: true })),
    now: () => Date.now() + passed,
    random: (into) => globalThis.crypto.getRandomValues(into as Uint8Array<ArrayBuffer>),
  });
  const demo = await options.demo?.(installation.ctx);
  const ctx = demo ? { ...installation.ctx, demo } : installation.ctx;
  const app = createApp(ctx, { client: noClient, isReady: () => true, strictAnswers: true });
  let running: Running | undefined;
  return {
    ctx,
    config,
    visitor: ({ origin = config.publicUrl ?? 'http://localhost:3000' } = {}) =>
      new Visitor(origin, (request) => app.fetch(request)),
    pass(ms) {
      passed += ms;
    },
    async listen({ built = false } = {}) {
      running = await listen(installation, {
        strictAnswers: true,
        client: built ? builtClient(join(import.meta.dirname, '../../dist/client')) : noClient,
        ...(demo ? { demo } : {}),
      });
      return running;
    },
    async stop() {
      if (running) await running.stop();
      else await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const password = 'a long enough password';

export interface SetUp {
  readonly facilitator: Visitor;
  readonly networkId: string;
  readonly cycleId: string;
  readonly organisationId: string;
}

/** A workspace as it is after the set-up page. */
export async function setUp(server: Pick<TestServer, 'visitor'>): Promise<SetUp> {
  const facilitator = server.visitor();
  const { networkId, cycleId } = await facilitator.call('setUp', {
    body: {
      name: 'Maria Lopez',
      email: 'maria@allentown.example',
      password,
      organisation: { name: 'Allentown School District', type: 'district' },
      network: { name: 'Attendance' },
    },
  });
  const { organisationId } = await facilitator.call('network', { params: { network: networkId } });
  return { facilitator, networkId, cycleId, organisationId };
}

export interface Invited {
  readonly networkId: string;
  readonly organisationId: string;
  readonly role?: Role;
  readonly admin?: boolean;
  readonly name: string;
}

/** Somebody new, invited by link and signed in; their address is `<name>@example.org` without spaces. */
export async function invitePerson(
  server: Pick<TestServer, 'visitor'>,
  facilitator: Visitor,
  invited: Invited,
): Promise<Visitor> {
  const { link } = await facilitator.call('invite', {
    params: { network: invited.networkId },
    body: {
      organisationId: invited.organisationId,
      role: invited.role ?? 'editor',
      admin: invited.admin ?? false,
    },
  });
  const visitor = server.visitor();
  await visitor.call('acceptInvitation', {
    params: { token: link.split('/').at(-1) ?? '' },
    body: { name: invited.name, email: addressOf(invited.name), password, job: 'teacherLeader' },
  });
  return visitor;
}

export function addressOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`;
}
