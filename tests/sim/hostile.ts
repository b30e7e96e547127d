import * as Y from 'yjs';
import { syncFrame } from '../kit/live-client.ts';
import { randomEdit } from '../kit/live-edits.ts';
import { Device } from './device.ts';
import { newDoc } from './newDoc.ts';

/** Somebody with the right to write who sends what no client sends; nobody else may notice. */
export class Hostile extends Device {
  protected override act(): void {
    const { random } = this.ground;
    switch (random.below(10)) {
      case 0:
        // Questions without end, and no answer taken.
        this.wire?.stall(true);
        for (let n = random.below(12); n > 0; n -= 1) this.wire?.say(syncFrame(0, Uint8Array.of(0)));
        return;
      case 1:
        return this.goAway(random.below(3000));
      case 2:
        return this.wire?.say(this.spoilt(syncFrame(2, Y.encodeStateAsUpdate(this.doc))));
      case 3:
        return this.forge();
      default:
        randomEdit(this.doc, random);
    }
  }

  protected override send(update: Uint8Array): void {
    const { random } = this.ground;
    if (!this.wire) return;
    const frames = [syncFrame(2, update)];
    if (random.below(2) === 0) frames.push(syncFrame(random.pick([1, 2]), this.spoilt(update)));
    if (random.below(2) === 0) frames.reverse();
    for (const frame of frames) this.wire.say(frame);
  }

  /** It has lost count of its frames. */
  protected override heardDurable(): void {
    return;
  }

  override isSettled(): boolean {
    return true;
  }

  /** Another's client id, a clock that nobody has reached, a deletion of what does not exist. */
  private forge(): void {
    const { random } = this.ground;
    const [client] = random.pick([...this.doc.store.clients, [random.below(2 ** 32)]]);
    const theirs = newDoc();
    if (random.below(2) === 0) Y.applyUpdate(theirs, Y.encodeStateAsUpdate(this.doc));
    theirs.clientID = client;
    const before = Y.encodeStateVector(theirs);
    randomEdit(theirs, random);
    randomEdit(theirs, random);
    const update = Y.encodeStateAsUpdate(theirs, random.below(2) === 0 ? before : undefined);
    theirs.destroy();
    this.wire?.say(syncFrame(2, update));
  }

  private spoilt(bytes: Uint8Array): Uint8Array {
    const { random } = this.ground;
    const spoilt = [...bytes];
    for (let n = 1 + random.below(3); n > 0; n -= 1) {
      const at = random.below(spoilt.length + 1);
      switch (random.below(5)) {
        case 0:
          spoilt.length = at;
          break;
        case 1:
          spoilt.splice(at, 0, random.below(256));
          break;
        case 2:
          spoilt.splice(at, 1);
          break;
        case 3:
          spoilt[at] = random.below(256);
          break;
        default:
          spoilt[at] = (spoilt[at] ?? 0) ^ (1 << random.below(8));
      }
    }
    return Uint8Array.from(spoilt, (byte) => byte ?? 0);
  }
}
