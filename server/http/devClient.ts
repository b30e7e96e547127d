import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Client } from './clientFiles.ts';

export interface DevClient extends Client {
  /** Vite's own files first, everything else is ours. */
  handle(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  close(): Promise<void>;
}

/** Sources, compiled as the browser asks for them; changes reach it by a socket on a port of its own. */
export async function devClient(port: number): Promise<DevClient> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    appType: 'custom',
    server: { middlewareMode: true, hmr: { port: port + 10_000 }, allowedHosts: true, cors: false },
  });
  return {
    async index(path) {
      return vite.transformIndexHtml(path, await readFile(join(vite.config.root, 'index.html'), 'utf8'));
    },
    file: () => undefined,
    handle: (request, response, next) => vite.middlewares(request, response, next),
    close: () => vite.close(),
  };
}
