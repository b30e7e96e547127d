import { close } from '../../shared/protocol/close.ts';
import type { World } from './world.ts';

/** Lets loose what the weather has in store, until it is time to heal. */
export function letLoose(world: World): void {
  const { clock, random, weather, tally } = world;
  const now = (every: number, work: () => void) => {
    if (every === 0) return;
    clock.after(1 + random.below(2 * every), () => {
      if (world.isHealing()) return;
      work();
      now(every, work);
    });
  };
  const someDocument = () => random.pick(world.documents);

  now(weather.cutEvery, () => {
    const wires = world.openWires();
    if (wires.length === 0) return;
    tally.cuts += 1;
    const wire = random.pick(wires);
    // Whoever hears nothing for half a minute gives the connection up.
    const soonOrLate = () => random.pick([0, random.below(3000), 30_000 + random.below(10_000)]);
    const client = soonOrLate();
    const server = random.below(3) === 0 ? undefined : soonOrLate();
    world.watch.note(`wire ${wire.id} is cut: client learns in ${client}, server in ${server ?? 'never'}`);
    wire.cut({ client, server });
  });
  now(weather.stallEvery, () => {
    const wires = world.openWires();
    if (wires.length === 0) return;
    const wire = random.pick(wires);
    wire.stall(true);
    clock.after(random.below(15_000), () => wire.stall(false));
  });
  now(weather.crashEvery, () => {
    clock.interruption = { after: random.below(20), work: () => world.crash() };
    clock.after(random.pick([1, random.below(3000)]), () => world.startProcess());
  });
  now(weather.stopEvery, () => {
    world.stop().catch((error: unknown) => world.watch.wrong('L12', `stopping failed: ${String(error)}`));
  });
  now(weather.freezeEvery, () => {
    const documentId = someDocument();
    if (world.store.stateOf(documentId) !== 'live') return;
    tally.freezes += 1;
    world.actions.setState(documentId, 'freezing');
    clock.after(random.below(1000), () => {
      if (world.store.stateOf(documentId) !== 'freezing') return;
      const isCalledOff = random.below(3) === 0;
      world.actions.setState(documentId, isCalledOff ? 'live' : 'frozen');
      if (isCalledOff) return;
      clock.after(random.below(2000), () => {
        if (world.store.stateOf(documentId) === 'frozen') world.actions.setState(documentId, 'live');
      });
    });
  });
  now(weather.revokeEvery, () => {
    const { traits } = random.pick(world.devices);
    const { personId, documentId } = traits;
    tally.revocations += 1;
    if (random.below(4) === 0) return world.process?.close({ personId }, close.accessChanged);
    world.actions.setRight(personId, documentId, random.pick(['none', 'read']));
    clock.after(random.below(1500), () => {
      world.actions.setRight(personId, documentId, personId.startsWith('reader') ? 'read' : 'write');
    });
  });
  now(weather.compactEvery, () => world.actions.compact(someDocument()));
  now(weather.epochEvery, () => world.actions.beginEpoch(someDocument()));
  now(weather.ownEditEvery, () => world.actions.editOwn(someDocument()));
}
