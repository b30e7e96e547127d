import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { message } from '../../shared/protocol/messages.ts';

// The limit of what a server can do: passes every sync frame on to everybody else, reads and keeps nothing.
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const everybody = new Set<WebSocket>();
/** An empty step 2: "you have everything". */
const nothingNew = Uint8Array.of(message.sync, 1, 2, 0, 0);
sockets.on('connection', (socket) => {
  everybody.add(socket);
  socket.on('close', () => everybody.delete(socket));
  socket.on('message', (bytes: Buffer) => {
    if (bytes[0] === message.sync && bytes[1] === 0) return socket.send(nothingNew);
    for (const other of everybody) if (other !== socket) other.send(bytes);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`));
