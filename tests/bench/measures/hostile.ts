import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Figures } from '../figures.ts';
import { hostileMessages } from '../load/hostile-frames.ts';
import { type Address, LightClient } from '../load/light-client.ts';
import { TypingLoad } from '../load/typing.ts';
import { type Target, withServer } from '../targets.ts';

const attackers = 8;
/** Whoever refuses the first closes, and never sees the rest. */
const framesAtOnce = 2;

/** People type in one document while others are attacked: what they notice of it, and what the server keeps of it. */
export function hostile(target: Target, frames: number, seed: number): Promise<Figures> {
  return withServer(target, async (server): Promise<Figures> => {
    const address: Address = { port: server.port, dialect: target.dialect };
    const attack = new Attack(address, seed, () => server.isRunning());
    await attack.run(200);
    const before = await server.ask('memory');
    await server.ask('watch');
    const typing = { documents: 1, people: 10, editsPerSecond: 5, seconds: 1, seed };
    const latencies: number[] = [];
    const attacked = attack.run(frames);
    while (attack.isOn && server.isRunning()) {
      const load = new TypingLoad(address, typing);
      await load.enter();
      latencies.push((await load.run(1000)).latencies.percentile(99));
      await load.leave();
    }
    await attacked;
    if (!server.isRunning()) return { crashes: 1, frames: attack.sent };
    const { delayMax } = await server.ask('state');
    await wait(1000);
    const after = await server.ask('memory');
    return {
      crashes: 0,
      frames: attack.sent,
      closed: attack.closed,
      p99: Math.max(...latencies),
      delayMax,
      heapGrowth: (after.heap - before.heap) / 1024 / 1024,
    };
  });
}

class Attack {
  sent = 0;
  closed = 0;
  isOn = false;
  private readonly address: Address;
  private readonly messages: Generator<Uint8Array>;
  private readonly stands: () => boolean;

  constructor(address: Address, seed: number, stands: () => boolean) {
    this.address = address;
    this.messages = hostileMessages(seed);
    this.stands = stands;
  }

  async run(frames: number): Promise<void> {
    const until = this.sent + frames;
    this.isOn = true;
    await Promise.all(Array.from({ length: attackers }, () => this.attacker(until)));
    this.isOn = false;
  }

  private async attacker(until: number): Promise<void> {
    let documentId = uuidv7();
    while (this.sent < until && this.stands()) {
      const client = new LightClient(this.address, documentId, 'ana');
      const isIn = await Promise.race([client.synced.then(() => true).catch(() => false), wait(2000, false)]);
      if (isIn) this.send(client);
      // A server that lets the damaged in can't always open the document again.
      else documentId = uuidv7();
      const isClosed = await Promise.race([client.ended.then(() => true), wait(10, false)]);
      if (isClosed) this.closed += 1;
      client.socket.cut();
      await client.ended;
    }
  }

  private send(client: LightClient): void {
    for (let i = 0; i < framesAtOnce; i += 1) {
      const { value } = this.messages.next() as { value: Uint8Array };
      client.socket.write(client.frame(value));
      this.sent += 1;
    }
  }
}
