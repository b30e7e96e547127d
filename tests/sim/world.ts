import type { LogStore } from '../../server/store/logStore.ts';
import { type Seeded, seeded } from '../kit/live-edits.ts';
import { Actions } from './actions.ts';
import { Clock } from './clock.ts';
import type { Holdings } from './coverage.ts';
import type { Device } from './device.ts';
import { Disk } from './disk.ts';
import { type ClientEnd, Wire } from './network.ts';
import { addPeople } from './people.ts';
import { SimProcess } from './process.ts';
import { calmDisk, SimStore } from './store.ts';
import type { Asked } from './visit.ts';
import { Watch } from './watch.ts';
import { type Weather, weatherOf } from './weather.ts';

/** What a device stands on. */
export interface Ground {
  readonly clock: Clock;
  readonly random: Seeded;
  readonly watch: Watch;
  readonly weather: Weather;
  readonly tally: Tally;
  isHealing(): boolean;
  dial(asked: Asked, client: ClientEnd): Wire;
  /** Yjs 13.6 has undone the deletion of a block in a way that peers read in orders of their own: not ours to judge. */
  twist(documentId: string): void;
  /** Somebody was shown this, or told that it is stored: it may never be gone. */
  seen(by: Device, holdings: Holdings): void;
}

/** What has happened, to see that simulations reach what they are for. */
export interface Tally {
  edits: number;
  crashes: number;
  stops: number;
  cuts: number;
  freezes: number;
  compactions: number;
  epochs: number;
  revocations: number;
  ownEdits: number;
  failures: number;
  twisted: number;
  steps: number;
}

export interface WorldSetting {
  readonly seed: number;
  /** Events kept for the trace. */
  readonly kept: number;
  readonly wrapLog?: ((log: LogStore, clock: Clock) => LogStore) | undefined;
  /** Stands in for the weather that the seed makes. */
  readonly weather?: Partial<Weather> | undefined;
}

/** A server that may die, its disk, everybody's devices and the network between them. */
export class World implements Ground {
  readonly clock: Clock;
  readonly random: Seeded;
  readonly watch: Watch;
  readonly weather: Weather;
  readonly store: SimStore;
  readonly disk: Disk;
  readonly actions: Actions;
  readonly documents: readonly string[];
  readonly devices: Device[] = [];
  readonly twisted = new Set<string>();
  readonly tally: Tally = {
    edits: 0,
    crashes: 0,
    stops: 0,
    cuts: 0,
    freezes: 0,
    compactions: 0,
    epochs: 0,
    revocations: 0,
    ownEdits: 0,
    failures: 0,
    twisted: 0,
    steps: 0,
  };
  process: SimProcess | undefined;
  private readonly setting: WorldSetting;
  private readonly wires = new Set<Wire>();
  private healing = false;
  private generations = 0;
  private wireIds = 0;
  private mustClose: { readonly wire: Wire; readonly name: string }[] = [];

  constructor(setting: WorldSetting) {
    this.setting = setting;
    this.random = seeded(setting.seed);
    this.clock = new Clock(this.random, (error) => this.watch.wrong('a task threw', stackOf(error)));
    this.watch = new Watch(() => this.clock.elapsed, setting.kept);
    this.weather = { ...weatherOf(this.random), ...setting.weather };
    this.store = new SimStore(this.clock, this.random, this.watch);
    this.disk = new Disk(this.store, this.watch);
    this.actions = new Actions(this);
    this.store.weather = this.weather.disk;
    this.store.onFailed = (batch) => this.failed(batch.map(({ place }) => place.documentId));
    this.documents = Array.from({ length: this.weather.documents }, (_, i) => `doc${i + 1}`);
    for (const id of this.documents) {
      this.store.memory.addDocument(id);
      if (this.random.below(4) > 0) this.actions.seed(id);
    }
    this.startProcess();
    addPeople(this);
  }

  isHealing(): boolean {
    return this.healing;
  }

  /** One task, and everything that follows from it. */
  async step(): Promise<void> {
    this.tally.steps += 1;
    if (!(await this.clock.step())) this.watch.wrong('liveness', 'nothing will ever happen again');
    if (this.mustClose.length === 0) return;
    for (const { wire, name } of this.mustClose) {
      this.watch.demand('I10', !wire.isOpenAtServer, () => `${name} stays open though a write has failed`);
    }
    this.mustClose = [];
  }

  dial(asked: Asked, client: ClientEnd): Wire {
    this.wireIds += 1;
    const pace =
      !this.healing && this.weather.pace > 0 && this.random.below(2) === 0 ? this.weather.pace : undefined;
    const delay = this.healing ? ([0, 2] as const) : this.weather.delay;
    const wire = new Wire(this.wireIds, this.clock, this.random, { delay, pace }, client);
    this.wires.add(wire);
    wire.connect(this.random.below(delay[1] + 1), () => {
      if (this.process) this.process.accept(wire, asked);
      else wire.orphan(this.random.below(50));
    });
    return wire;
  }

  twist(documentId: string): void {
    this.watch.note(`${documentId} is twisted`);
    this.tally.twisted += 1;
    this.twisted.add(documentId);
  }

  seen(by: Device, holdings: Holdings): void {
    if (by.epoch === undefined) return;
    this.disk.must({ ...this.store.placeOf(by.traits.documentId), epoch: by.epoch }).add(holdings);
  }

  openWires(): Wire[] {
    for (const wire of this.wires) if (!wire.client && !wire.server) this.wires.delete(wire);
    return [...this.wires];
  }

  startProcess(): void {
    if (this.process) return;
    this.generations += 1;
    const name = `process ${this.generations}`;
    this.watch.note(`${name} starts`);
    for (const id of this.documents) {
      if (this.store.stateOf(id) === 'freezing') this.store.memory.setState(id, 'live');
    }
    this.process = new SimProcess({
      name,
      clock: this.clock,
      random: this.random,
      watch: this.watch,
      store: this.store,
      limits: this.weather.limits,
      accessOf: (personId, documentId) => this.actions.accessOf(personId, documentId),
      wrapLog: this.setting.wrapLog,
    });
  }

  crash(): void {
    if (!this.process) return;
    this.watch.note(`${this.process.setting.name} dies`);
    this.tally.crashes += 1;
    this.process.die();
    this.process = undefined;
    this.store.crash();
    for (const id of this.documents) this.disk.lookAt(id);
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (!process || process.hasStopped) return;
    this.tally.stops += 1;
    this.watch.note(`${process.setting.name} stops`);
    const cameIn = [...process.visits]
      .filter(({ wire, hasJoined, asked }) => wire.isOpenAtServer && hasJoined && !asked.isHostile)
      .map((visit) => ({ visit, frames: [...visit.frames] }));
    const { fences } = this.actions;
    const { failures } = this.tally;
    const late = this.clock.after(20_000, () => {
      if (process.isAlive) this.watch.wrong('L12', 'stopping never ends');
    });
    await process.rooms.stop();
    late();
    if (!process.isAlive) return;
    process.hasStopped = true;
    this.watch.note(`${process.setting.name} has stopped`);
    if (failures === this.tally.failures && fences === this.actions.fences) {
      for (const { visit, frames } of cameIn) this.disk.lookFor(frames, visit.asked.documentId, visit.name);
    }
    this.clock.after(this.random.below(300), () => {
      if (process.isAlive) this.crash();
      this.clock.after(this.random.below(1000), () => this.startProcess());
    });
  }

  /** Ends all trouble, and waits for nothing. */
  heal(): void {
    this.watch.note('everything heals');
    this.healing = true;
    this.store.weather = calmDisk;
    this.clock.interruption = undefined;
    this.startProcess();
    this.actions.heal();
    for (const wire of this.openWires()) wire.hurry();
    for (const device of this.devices) device.comeBack();
  }

  private failed(documentIds: readonly string[]): void {
    this.tally.failures += 1;
    const [only] = documentIds;
    if (documentIds.length > 1 || only === undefined || !this.process) return;
    for (const { wire, asked, hasJoined, name } of this.process.visits) {
      if (asked.documentId === only && hasJoined && wire.isOpenAtServer) this.mustClose.push({ wire, name });
    }
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
