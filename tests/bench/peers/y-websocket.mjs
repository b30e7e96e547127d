import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';

// @y/websocket-server with y-leveldb, bound as its documentation binds them: `y-websocket.mjs <folder> [port]`.
const [folder = '.', port = '0'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const level = new LeveldbPersistence(join(folder, 'level'));
setPersistence({
  provider: level,
  bindState: (name, doc) => void bind(name, doc),
  writeState: async () => {},
});

async function bind(name, doc) {
  const stored = await level.getYDoc(name);
  await level.storeUpdate(name, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
  doc.on('update', (update) => level.storeUpdate(name, update));
}

const server = createServer((_, response) => response.end('okay'));
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
});
server.listen(Number(port), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}`));
