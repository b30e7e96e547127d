import type { LogStore } from '../../server/store/logStore.ts';
import { Gate } from '../../server/rooms/gate.ts';
import { Peer } from '../../server/rooms/peer.ts';
import { Room } from '../../server/rooms/room.ts';
import { packet } from '../../server/rooms/socket.ts';
import { durableMessage, updateMessage } from '../../server/rooms/encode.ts';
import { Shelf } from '../../server/rooms/shelf.ts';
import { close } from '../../shared/protocol/close.ts';
import type { SimulationSetting } from './simulate.ts';

/** An engine with one thing wrong with it. */
export interface Mutant {
  readonly name: string;
  readonly setting?: SimulationSetting;
  /** Puts the fault in. @returns takes it out again */
  readonly install?: () => () => void;
}

/** Stands in for a method of a class. @returns puts the method back */
function replace<T extends object, K extends keyof T>(prototype: T, name: K, by: (method: T[K]) => T[K]) {
  const method = prototype[name];
  prototype[name] = by(method);
  return () => {
    prototype[name] = method;
  };
}

function logThat(
  appends: (log: LogStore, batch: Parameters<LogStore['append']>[0]) => ReturnType<LogStore['append']>,
) {
  return { wrapLog: (log: LogStore): LogStore => ({ ...log, append: (batch) => appends(log, batch) }) };
}

export const mutants: readonly Mutant[] = [
  {
    name: 'says that rows are stored before they are',
    setting: logThat((log, batch) => {
      log.append(batch).catch(() => undefined);
      return Promise.resolve(
        batch.map(({ rows }) => ({ type: 'committed', seqs: rows.map((_, i) => i + 1) }) as const),
      );
    }),
  },
  {
    name: 'takes a failed write for a good one',
    setting: logThat((log, batch) =>
      log
        .append(batch)
        .catch(() => batch.map(({ rows }) => ({ type: 'committed', seqs: rows.map(() => 1) }) as const)),
    ),
  },
  {
    name: 'leaves everybody inside when a write has failed',
    install: () =>
      replace(
        Room.prototype,
        'drop',
        (drop) =>
          function (this: Room, code, reason) {
            if (code !== close.storage) drop.call(this, code, reason);
          },
      ),
  },
  {
    name: 'acknowledges one frame too many',
    install: () =>
      replace(
        Peer.prototype,
        'settled',
        (settled) =>
          function (this: Peer, frames) {
            const said = settled.call(this, frames);
            return said && durableMessage((said[1] ?? 0) + 1);
          },
      ),
  },
  {
    name: 'acknowledges frames with nothing new at once',
    install: () =>
      replace(
        Room.prototype,
        'settleInTurn',
        () =>
          function (this: Room, sender, frames) {
            if (!(sender instanceof Peer)) return sender.done(this.seq);
            const durable = sender.settled(frames);
            if (durable) sender.send(packet(durable));
          },
      ),
  },
  {
    name: 'shows edits to others before they are stored',
    install: () =>
      replace(
        Room.prototype,
        'write',
        (write) =>
          function (this: Room, sender, frames, fresh) {
            for (const peer of this.everyone())
              if (peer !== sender) peer.send(packet(updateMessage(fresh.news.bytes)));
            write.call(this, sender, frames, fresh);
          },
      ),
  },
  {
    name: 'answers without the rows that came after the first answer',
    install: () => replace(Shelf.prototype, 'add', () => () => undefined),
  },
  {
    name: 'lets in what leans on nothing',
    install: () =>
      replace(
        Gate.prototype,
        'judge',
        (judge) =>
          function (this: Gate, update, personId) {
            const verdict = judge.call(this, update, personId);
            return verdict.type === 'gap' ? { type: 'nothing' } : verdict;
          },
      ),
  },
  {
    name: 'goes on sending after a close',
    install: () =>
      replace(
        Peer.prototype,
        'close',
        (close) =>
          function (this: Peer, code, reason) {
            close.call(this, code, reason);
            this.joining.socket.send(packet(durableMessage(1)));
          },
      ),
  },
  {
    name: 'bounds no reader',
    setting: {
      weather: {
        lasts: 5000,
        hostile: 2,
        stallEvery: 200,
        pace: 1,
        limits: { dropPresenceAt: 2048, closeSlowReaderAt: 4096 },
      },
    },
    install: () =>
      replace(
        Peer.prototype,
        'send',
        (send) =>
          function (this: Peer, sent) {
            const { socket } = this.joining;
            const buffered = socket.buffered.bind(socket);
            socket.buffered = () => 0;
            send.call(this, sent);
            socket.buffered = buffered;
          },
      ),
  },
  {
    name: 'leaves people in an epoch that is over',
    install: () =>
      replace(
        Room.prototype,
        'drop',
        (drop) =>
          function (this: Room, code, reason) {
            if (code !== close.tooOld) drop.call(this, code, reason);
          },
      ),
  },
  {
    name: 'lets anybody sign for anybody',
    install: () =>
      replace(
        Gate.prototype,
        'judge',
        (judge) =>
          function (this: Gate, update) {
            return judge.call(this, update, 'person1');
          },
      ),
  },
  {
    name: 'counts as known what it has refused a reader',
    install: () =>
      replace(
        Gate.prototype,
        'judgeReader',
        () =>
          function (this: Gate, update) {
            const verdict = this.judge(update, 'person1');
            return verdict.type === 'fresh' ? { type: 'refused', code: close.rightLost, why: '' } : verdict;
          },
      ),
  },
];
