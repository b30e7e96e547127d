import { close } from '../../shared/protocol/close.ts';
import type { LiveRooms } from '../rooms/live.ts';
import type { Peer } from '../rooms/peer.ts';
import { every } from '../rooms/timers.ts';
import { type Admission, type Asked, type DoorPorts, judge, stillHolds } from './judge.ts';

interface Visitor {
  readonly asked: Asked;
  readonly admission: Admission;
  lookedAt: number;
}

interface RoundsSetting extends DoorPorts {
  readonly rooms: Pick<LiveRooms, 'timers'>;
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** Rights are looked at again this often, as a net under the closing on every change. */
const lookAgain = 20_000;
const step = 1000;

/** Goes round the people inside and asks the door again whether each may still be there. */
export class Rounds {
  private readonly setting: RoundsSetting;
  private readonly visitors = new Map<Peer, Visitor>();
  private readonly stopStepping: () => void;

  constructor(setting: RoundsSetting) {
    this.setting = setting;
    this.stopStepping = every(setting.rooms.timers, step, () => this.look());
  }

  join(peer: Peer, asked: Asked, admission: Admission): void {
    this.visitors.set(peer, { asked, admission, lookedAt: this.setting.rooms.timers.now() });
  }

  leave(peer: Peer): void {
    this.visitors.delete(peer);
  }

  stop(): void {
    this.stopStepping();
    this.visitors.clear();
  }

  /** In the order in which they were last looked at, so that the due ones come first. */
  private look(): void {
    const now = this.setting.rooms.timers.now();
    for (const [peer, visitor] of this.visitors) {
      if (now - visitor.lookedAt < lookAgain) return;
      visitor.lookedAt = now;
      this.visitors.delete(peer);
      this.visitors.set(peer, visitor);
      void this.judge(peer, visitor);
    }
  }

  private async judge(peer: Peer, { asked, admission }: Visitor): Promise<void> {
    try {
      const code = stillHolds(admission, await judge(asked, this.setting));
      if (code !== undefined) peer.close(code, 'rights or state have changed');
    } catch (error) {
      this.setting.onError('rights could not be looked at', { error });
      peer.close(close.storage, 'rights could not be looked at');
    }
  }
}
