import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { message } from '../../shared/protocol/messages.ts';

// The limit of what a server can do: passes every sync frame on to everybody else in the document, reads and keeps
// nothing. `relay-process.ts <folder> [port] [batch]`; with `batch` each reader gets one write a turn of the loop.
// Whoever asks for the state gets the file `state` of the folder.
const [folder = '.', port = '0', manner] = process.argv.slice(2);
const batch = manner === 'batch';
const stateFile = join(folder, 'state');
/** An empty step 2, or the ready one: "this is everything". */
const everything = existsSync(stateFile) ? readFileSync(stateFile) : Uint8Array.of(message.sync, 1, 2, 0, 0);

type Room = Set<WebSocket>;
const rooms = new Map<string, Room>();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { url = '/' }) => {
  const room: Room = rooms.get(url) ?? new Set();
  rooms.set(url, room);
  room.add(socket);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(url);
  });
  socket.on('message', (bytes: Buffer) => {
    if (bytes[0] !== message.sync) return;
    if (bytes[1] === 0) return socket.send(everything);
    if (batch) return gather(room, socket, bytes);
    for (const other of room) if (other !== socket) other.send(bytes);
  });
});
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`),
);

interface Waiting {
  readonly from: WebSocket;
  readonly frame: Buffer;
}
const waiting = new Map<Room, Waiting[]>();

function gather(room: Room, from: WebSocket, bytes: Buffer): void {
  if (waiting.size === 0) setImmediate(flush);
  const frames = waiting.get(room);
  if (frames) frames.push({ from, frame: framed(bytes) });
  else waiting.set(room, [{ from, frame: framed(bytes) }]);
}

function flush(): void {
  for (const [room, frames] of waiting) {
    const senders = new Set(frames.map(({ from }) => from));
    const all = Buffer.concat(frames.map(({ frame }) => frame));
    for (const reader of room) {
      if (!senders.has(reader)) streamOf(reader).write(all);
      else {
        const others = frames.filter(({ from }) => from !== reader);
        if (others.length > 0) streamOf(reader).write(Buffer.concat(others.map(({ frame }) => frame)));
      }
    }
  }
  waiting.clear();
}

function framed(bytes: Buffer): Buffer {
  const short = bytes.length < 126;
  const frame = Buffer.allocUnsafe(bytes.length + (short ? 2 : 4));
  frame[0] = 0x82;
  frame[1] = short ? bytes.length : 126;
  if (!short) frame.writeUInt16BE(bytes.length, 2);
  bytes.copy(frame, short ? 2 : 4);
  return frame;
}

function streamOf(socket: WebSocket): Duplex {
  return (socket as unknown as { readonly _socket: Duplex })._socket;
}
