import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './process.ts';

/** One person's line to the server, which can be cut: what is under way is lost, as in a tunnel. */
export interface Line {
  readonly url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function lineTo(port: number): Promise<Line> {
  const own = await freePort();
  const open = new Set<Socket>();
  let isCut = false;
  const end = (...sockets: Socket[]) => {
    for (const socket of sockets) {
      open.delete(socket);
      socket.destroy();
    }
  };
  const line = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => end(near, far));
      socket.on('close', () => end(near, far));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((listening) => line.listen(own, '127.0.0.1', listening));
  return {
    url: `http://localhost:${own}`,
    cut() {
      isCut = true;
      end(...open);
    },
    mend() {
      isCut = false;
    },
    async close() {
      end(...open);
      await new Promise((closed) => line.close(closed));
    },
  };
}
