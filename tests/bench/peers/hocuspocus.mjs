import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

// Hocuspocus with its defaults: `hocuspocus.mjs <folder> [port]`. Its SQLite extension is these statements over
// better-sqlite3, which needs a binary that can't be had everywhere; the SQLite that this server uses stands in.
const [folder = '.', port = '0'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { DatabaseSync } =
  process.getBuiltinModule?.('node:sqlite') ?? createRequire(import.meta.url)('@photostructure/sqlite');
const database = new DatabaseSync(join(folder, 'hocuspocus.sqlite'));
database.exec(`create table if not exists "documents" (
  "name" varchar(255) not null,
  "data" blob not null,
  unique(name)
)`);
const select = 'select data from "documents" where name = $name order by rowid desc';
const upsert = `insert into "documents" ("name", "data") values ($name, $data)
  on conflict(name) do update set data = $data`;

const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  extensions: [
    new Database({
      fetch: async ({ documentName }) => database.prepare(select).get({ $name: documentName })?.data ?? null,
      store: async ({ documentName, state }) => {
        database.prepare(upsert).run({ $name: documentName, $data: state });
      },
    }),
  ],
});
server.configuration.port = Number(port);
await server.listen();
console.log(`ws://127.0.0.1:${server.address.port}`);
