import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { LiveRooms } from '../rooms/live.ts';
import type { Peer } from '../rooms/peer.ts';
import type { Socket } from '../rooms/socket.ts';
import { framesOf } from './framing.ts';
import { type Admission, type Asked, type DoorPorts, judge, readAsked } from './judge.ts';
import { Rounds } from './rounds.ts';

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

/** Options of ws that its types do not name yet. */
interface Bounds {
  readonly maxFragments: number;
  /** Milliseconds. */
  readonly closeTimeout: number;
}

const framesWaiting = 64;
/** A message in more pieces than this is nobody's typing. */
const mostFragments = 64;
/** How long a socket may take to say goodbye, in milliseconds. */
const goodbye = 3000;

/** The door at `/live/<document id>`: origin before the upgrade, everything else after it, then the room. */
export function attachLive(server: Server, setting: LiveSetting): Door {
  const { limits } = setting.rooms;
  const options: ServerOptions & Bounds = {
    noServer: true,
    maxPayload: limits.frame,
    maxFragments: mostFragments,
    closeTimeout: goodbye,
    perMessageDeflate: false,
    clientTracking: true,
  };
  const sockets = new WebSocketServer(options);
  const rounds = new Rounds(setting);
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
    const asked = readAsked(request.url ?? '', request.headers.cookie);
    sockets.handleUpgrade(request, stream, head, (ws) => {
      if ('code' in asked) ws.close(asked.code, asked.why);
      else new Visit(ws, stream, asked, setting, rounds).begin();
    });
  });

  return {
    stop() {
      stopped = true;
      rounds.stop();
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

/** One socket from the upgrade on: frames wait, within bounds, until the rights are known and the room is loaded. */
class Visit {
  private readonly ws: WebSocket;
  private readonly stream: Duplex;
  private readonly asked: Asked;
  private readonly setting: LiveSetting;
  private readonly rounds: Rounds;
  private waiting: Buffer[] | undefined = [];
  private waitingBytes = 0;
  private peer: Peer | undefined;

  constructor(ws: WebSocket, stream: Duplex, asked: Asked, setting: LiveSetting, rounds: Rounds) {
    this.ws = ws;
    this.stream = stream;
    this.asked = asked;
    this.setting = setting;
    this.rounds = rounds;
  }

  begin(): void {
    const { ws } = this;
    const { timers, limits } = this.setting.rooms;
    const stopWaiting = timers.after(limits.handshake, () => {
      if (!this.peer) ws.close(close.handshakeTimeout, 'it took too long');
    });
    ws.on('message', (data: Buffer, isBinary: boolean) => this.receive(data, isBinary));
    ws.on('pong', () => this.peer?.heard(timers.now()));
    ws.on('error', () => undefined);
    ws.on('close', () => {
      stopWaiting();
      if (!this.peer) return;
      this.rounds.leave(this.peer);
      this.peer.left();
    });
    this.enter().then(stopWaiting, (error: unknown) => {
      this.setting.onError('a document could not be opened', { error });
      this.end(close.storage, 'the document could not be opened');
    });
  }

  private receive(data: Buffer, isBinary: boolean): void {
    const { ws, peer } = this;
    if (ws.readyState !== ws.OPEN) return;
    if (!isBinary) return this.end(close.textFrame, 'text frames are not understood');
    const { timers, limits } = this.setting.rooms;
    if (peer) return peer.receive(data, timers.now());
    this.waitingBytes += data.length;
    this.waiting?.push(data);
    if ((this.waiting?.length ?? 0) > framesWaiting || this.waitingBytes > 2 * limits.frame) {
      this.end(close.policy, 'too much, too early');
    }
  }

  private async enter(): Promise<void> {
    const { ws, asked, setting } = this;
    const { rooms } = setting;
    while (ws.readyState === ws.OPEN) {
      const judgedAt = rooms.changes();
      const judgement = await judge(asked, setting);
      if ('code' in judgement) return this.end(judgement.code, judgement.why);
      const entered = await rooms.enter({
        documentId: judgement.documentId,
        part: judgement.part,
        joining: this.joining(judgement),
        state: judgement.state,
        epoch: judgement.epoch,
        judgedAt,
        isOpen: () => ws.readyState === ws.OPEN,
      });
      if (entered.type === 'refused') return this.end(entered.code, entered.why);
      if (entered.type === 'joined') return this.joined(entered.peer, judgement);
    }
  }

  private joined(peer: Peer, admission: Admission): void {
    const { timers } = this.setting.rooms;
    this.peer = peer;
    this.rounds.join(peer, this.asked, admission);
    const { waiting = [] } = this;
    this.waiting = undefined;
    for (const frame of waiting) peer.receive(frame, timers.now());
  }

  private end(code: CloseCode, reason: string): void {
    this.waiting = undefined;
    if (this.peer) this.peer.close(code, reason);
    else this.ws.close(code, reason);
  }

  private joining({ user, sessionId, mayWrite, extended }: Admission) {
    const { ws, stream } = this;
    const socket: Socket = {
      // Without compression ws writes at once, so that its frames and ours do not mix.
      send: (packet) => void stream.write(framesOf(packet)),
      close: (code, reason) => ws.close(code, reason),
      terminate: () => ws.terminate(),
      ping: () => ws.ping(),
      buffered: () => stream.writableLength,
    };
    const signer = { personId: user.id, organisationId: user.organisationId };
    return { socket, signer, sessionId, user, mayWrite, extended };
  }
}
