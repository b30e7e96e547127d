import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { close } from '../../shared/protocol/close.ts';
import type { LiveRooms } from '../rooms/live.ts';
import type { Peer, Socket } from '../rooms/peer.ts';
import { every } from '../rooms/timers.ts';
import { type Admission, type DoorPorts, type Judgement, judge, stillHolds } from './judge.ts';

export interface LiveSetting extends DoorPorts {
  readonly rooms: LiveRooms;
  /** Whether a browser page of this origin may open a socket here. */
  readonly originAllowed: (origin: string, host: string | undefined) => boolean;
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface Door {
  /** Cuts the sockets that have not gone by themselves; call after the rooms have stopped. */
  stop(): void;
}

/** Rights are looked at again this often, as a net under the closing on every change. */
const lookAgain = 20_000;
const framesWaiting = 64;

/** The door at `/live/<document id>`: origin before the upgrade, everything else after it, then the room. */
export function attachLive(server: Server, setting: LiveSetting): Door {
  const { limits } = setting.rooms;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frame,
    perMessageDeflate: false,
    clientTracking: true,
  });
  let stopped = false;

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (!isLivePath(request.url)) {
      if (server.listenerCount('upgrade') === 1) refuse(stream, '404 Not Found');
      return;
    }
    const { origin, host } = request.headers;
    if (origin !== undefined && !setting.originAllowed(origin, host)) return refuse(stream, '403 Forbidden');
    if (stopped) return refuse(stream, '503 Service Unavailable');
    sockets.handleUpgrade(request, stream, head, (ws) => welcome(ws, request, setting));
  });

  return {
    stop() {
      stopped = true;
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
    },
  };
}

function isLivePath(url: string | undefined): boolean {
  return url !== undefined && (url.startsWith('/live/') || url === '/live');
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** From the upgrade on: frames wait, within bounds, until the rights are known and the room is loaded. */
function welcome(ws: WebSocket, request: IncomingMessage, setting: LiveSetting): void {
  const { rooms } = setting;
  const { timers, limits } = rooms;
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let peer: Peer | undefined;
  let stopLooking = () => {};

  const stopWaiting = timers.after(limits.handshake, () => {
    if (!peer) ws.close(close.handshakeTimeout, 'it took too long');
  });
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    if (ws.readyState !== ws.OPEN) return;
    if (!isBinary) return end(close.textFrame, 'text frames are not understood');
    if (peer) return peer.receive(data, timers.now());
    waitingBytes += data.length;
    waiting.push(data);
    if (waiting.length > framesWaiting || waitingBytes > 2 * limits.frame)
      end(close.policy, 'too much, too early');
  });
  ws.on('pong', () => peer?.heard(timers.now()));
  ws.on('error', () => undefined);
  ws.on('close', () => {
    stopWaiting();
    stopLooking();
    peer?.left();
  });

  function end(code: Parameters<Socket['close']>[0], reason: string): void {
    if (peer) peer.close(code, reason);
    else ws.close(code, reason);
  }

  async function enter(): Promise<void> {
    while (ws.readyState === ws.OPEN) {
      const judgedAt = rooms.changes();
      const judgement: Judgement = await judge(request, setting);
      if ('code' in judgement) return end(judgement.code, judgement.why);
      const entered = await rooms.enter({
        documentId: judgement.documentId,
        joining: joiningOf(ws, judgement),
        state: judgement.state,
        epoch: judgement.epoch,
        judgedAt,
        isOpen: () => ws.readyState === ws.OPEN,
      });
      if (entered.type === 'otherEpoch') return end(close.tooOld, 'the document has a new epoch');
      if (entered.type === 'joined') {
        peer = entered.peer;
        stopWaiting();
        for (const frame of waiting.splice(0)) peer.receive(frame, timers.now());
        stopLooking = every(timers, lookAgain, () => void look(judgement));
        return;
      }
    }
  }

  async function look(before: Admission): Promise<void> {
    try {
      const code = stillHolds(before, await judge(request, setting));
      if (code !== undefined) end(code, 'rights or state have changed');
    } catch (error) {
      setting.onError('rights could not be looked at', { error });
      end(close.storage, 'rights could not be looked at');
    }
  }

  enter().catch((error: unknown) => {
    setting.onError('a document could not be opened', { error });
    end(close.storage, 'the document could not be opened');
  });
}

function joiningOf(ws: WebSocket, { user, sessionId, mayWrite, extended }: Admission) {
  const socket: Socket = {
    send: (bytes) => ws.send(bytes, { binary: true }),
    close: (code, reason) => ws.close(code, reason),
    terminate: () => ws.terminate(),
    ping: () => ws.ping(),
    buffered: () => ws.bufferedAmount,
  };
  return {
    socket,
    signer: { personId: user.id, organisationId: user.organisationId },
    sessionId,
    user,
    mayWrite,
    extended,
  };
}
