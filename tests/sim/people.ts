import { Device, type Traits } from './device.ts';
import { Hostile } from './hostile.ts';
import type { World } from './world.ts';

/** Everybody who works with the documents. */
export function addPeople(world: World): void {
  const { devices, hostile, stock, onlookers } = world.weather;
  const add = (i: number, personId: string, traits: Partial<Traits>) => {
    const all: Traits = {
      personId,
      documentId: world.random.pick(world.documents),
      extended: true,
      onlyReads: false,
      patience: world.random.pick([0, 0, 20]),
      thinks: world.random.pick([0, 0, 0, 700]),
      isHostile: false,
      ...traits,
    };
    const device = new (all.isHostile ? Hostile : Device)(`device ${i} of ${personId}`, world, all);
    world.devices.push(device);
    device.start();
  };
  let i = 0;
  // Two devices of the first person: client ids are bound to people, not to sockets.
  for (let n = 0; n < devices; n += 1) add((i += 1), `person${Math.max(1, n)}`, { extended: n >= stock });
  for (let n = 0; n < hostile; n += 1) add((i += 1), 'mallory', { isHostile: true });
  for (let n = 0; n < onlookers; n += 1) {
    add((i += 1), `reader${n % 3}`, { onlyReads: true, extended: world.random.below(2) === 0 });
  }
}
