import * as Y from 'yjs';
import { seedDoc } from '../../shared/content/apply.ts';
import { contentOf } from '../../shared/content/json.ts';
import { close } from '../../shared/protocol/close.ts';
import { shortId } from '../../shared/ids.ts';
import type { LogStore, Place } from '../../server/store/logStore.ts';
import { randomEdit, type Seeded, seeded } from '../kit/live-edits.ts';
import { Clock } from './clock.ts';
import { Coverage, type Holdings, holdingsOf } from './coverage.ts';
import { Device, type Traits } from './device.ts';
import { Hostile } from './hostile.ts';
import { newDoc, simKind } from './kind.ts';
import { type ClientEnd, Wire } from './network.ts';
import { type Access, type Asked, SimProcess } from './process.ts';
import { calmDisk, SimStore } from './store.ts';
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
  readonly documents: readonly string[];
  readonly devices: Device[] = [];
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
    steps: 0,
  };
  process: SimProcess | undefined;
  private readonly setting: WorldSetting;
  private readonly wires = new Set<Wire>();
  private readonly rights = new Map<string, Access>();
  private readonly mustHold = new Map<string, Coverage>();
  private healing = false;
  /** How often documents have stopped taking edits. */
  private fences = 0;
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
    this.store.weather = this.weather.disk;
    this.store.onFailed = (batch) => this.failed(batch.map(({ place }) => place.documentId));
    this.documents = Array.from({ length: this.weather.documents }, (_, i) => `doc${i + 1}`);
    for (const id of this.documents) {
      this.store.memory.addDocument(id);
      if (this.random.below(4) > 0) this.seed(id);
    }
    this.startProcess();
    this.addDevices();
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

  seen(by: Device, holdings: Holdings): void {
    if (by.epoch === undefined && by.traits.extended) return;
    const { documentId } = by.traits;
    const place = {
      ...this.store.placeOf(documentId),
      epoch: by.epoch ?? this.store.placeOf(documentId).epoch,
    };
    this.must(place).add(holdings);
  }

  accessOf(personId: string, documentId: string): Access {
    return this.rights.get(`${personId} ${documentId}`) ?? (personId.startsWith('reader') ? 'read' : 'write');
  }

  openWires(): Wire[] {
    for (const wire of this.wires) if (!wire.client && !wire.server) this.wires.delete(wire);
    return [...this.wires];
  }

  // Processes

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
      accessOf: (personId, documentId) => this.accessOf(personId, documentId),
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
    for (const id of this.documents) this.lookAtDisk(id);
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (!process || process.hasStopped) return;
    this.tally.stops += 1;
    this.watch.note(`${process.setting.name} stops`);
    const cameIn = [...process.visits]
      .filter(({ wire, hasJoined, asked }) => wire.isOpenAtServer && hasJoined && !asked.isHostile)
      .map((visit) => ({ visit, frames: [...visit.frames] }));
    const { fences } = this;
    const { failures } = this.tally;
    const late = this.clock.after(20_000, () => {
      if (process.isAlive) this.watch.wrong('L12', 'stopping never ends');
    });
    await process.rooms.stop();
    late();
    if (!process.isAlive) return;
    process.hasStopped = true;
    this.watch.note(`${process.setting.name} has stopped`);
    if (failures === this.tally.failures && fences === this.fences) {
      for (const { visit, frames } of cameIn) this.lookFor(frames, visit.asked.documentId, visit.name);
    }
    this.clock.after(this.random.below(300), () => {
      if (process.isAlive) this.crash();
      this.clock.after(this.random.below(1000), () => this.startProcess());
    });
  }

  // What actions do

  setState(documentId: string, state: 'live' | 'freezing' | 'frozen'): void {
    this.watch.note(`${documentId} is ${state}`);
    this.store.memory.setState(documentId, state);
    this.fences += 1;
    // The action's own await lies between its transaction and its word to the rooms.
    const { process } = this;
    this.clock.after(this.random.below(20), () => {
      if (process?.isAlive) process.close({ documentId }, close.accessChanged);
    });
  }

  setRight(personId: string, documentId: string, access: Access): void {
    this.watch.note(`${personId} in ${documentId}: ${access}`);
    this.rights.set(`${personId} ${documentId}`, access);
    this.process?.close({ documentId, personId }, close.accessChanged);
  }

  compact(documentId: string): void {
    const place = this.store.placeOf(documentId);
    const { doc, seq } = this.build(place);
    const checkpoint = { seq, state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
    doc.destroy();
    this.clock.after(this.random.below(50), () => {
      const isCurrent = this.store.placeOf(documentId).epoch === place.epoch;
      if (seq === 0 || !isCurrent || seq <= (this.checkpointSeq(place) ?? 0)) return;
      this.watch.note(`${documentId}: a checkpoint in place of rows up to ${seq}`);
      this.tally.compactions += 1;
      this.store.compact(place, checkpoint);
    });
  }

  beginEpoch(documentId: string): void {
    if (this.store.stateOf(documentId) !== 'live') return;
    this.lookAtDisk(documentId);
    const before = this.build(this.store.placeOf(documentId));
    const content = contentOf(before.doc, simKind);
    before.doc.destroy();
    const { epoch } = this.store.placeOf(documentId);
    this.watch.note(`${documentId}: epoch ${epoch + 1}`);
    this.tally.epochs += 1;
    this.fences += 1;
    this.store.memory.setEpoch(documentId, epoch + 1);
    this.seed(documentId, content.fields);
    const { doc } = this.build(this.store.placeOf(documentId));
    const [was, is] = [JSON.stringify(content), JSON.stringify(contentOf(doc, simKind))];
    doc.destroy();
    this.watch.demand('I1', was === is, () => `the new epoch says ${is}, not ${was}`);
    this.process?.renew(documentId);
  }

  editOwn(documentId: string): void {
    const { process } = this;
    if (!process || process.hasStopped) return;
    this.tally.ownEdits += 1;
    const late = this.clock.after(30_000, () => {
      if (process.isAlive && !process.hasStopped)
        this.watch.wrong('L13', 'an edit of the server is never settled');
    });
    this.append(process, documentId).then(
      (seq) => {
        late();
        this.watch.note(`the server's edit of ${documentId} is at ${seq}`);
      },
      (error: unknown) => {
        late();
        this.watch.note(`the server's edit of ${documentId} failed: ${String(error)}`);
      },
    );
  }

  // What the disk holds

  must(place: Place): Coverage {
    const key = `${place.documentId} ${place.epoch}`;
    const known = this.mustHold.get(key) ?? new Coverage();
    this.mustHold.set(key, known);
    return known;
  }

  /** A document as its disk tells it, read by Yjs alone. */
  build({ documentId, epoch }: Place): { doc: Y.Doc; seq: number } {
    const place = { documentId, part: 'shared', epoch };
    const doc = newDoc();
    const checkpoint = this.store.memory.checkpointOf(place);
    const rows = this.store.memory.rowsOf(place);
    if (checkpoint) Y.applyUpdate(doc, checkpoint.state);
    for (const { seq, bytes } of rows) {
      try {
        Y.applyUpdate(doc, bytes);
      } catch (error) {
        this.watch.wrong('I2', `row ${seq} of ${documentId} can't be applied: ${String(error)}`);
      }
    }
    const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    this.watch.demand('L7', isWhole, () => `the log of ${documentId} has a gap`);
    return { doc, seq: rows.at(-1)?.seq ?? checkpoint?.seq ?? 0 };
  }

  /** Everything that anybody was shown, or told was saved, is there. */
  lookAtDisk(documentId: string): void {
    const place = this.store.placeOf(documentId);
    const { doc } = this.build(place);
    const held = new Coverage();
    held.add(holdingsOf(Y.encodeStateAsUpdate(doc)));
    doc.destroy();
    const lacks = held.lacks(this.must(place).holdings());
    this.watch.demand('I1', lacks === undefined, () => `${lacks} of ${documentId} was seen and is gone`);
  }

  /** Ends all trouble, and waits for nothing. */
  heal(): void {
    this.watch.note('everything heals');
    this.healing = true;
    this.store.weather = calmDisk;
    this.clock.interruption = undefined;
    this.rights.clear();
    this.startProcess();
    for (const id of this.documents) {
      this.store.memory.setState(id, 'live');
      this.process?.close({ documentId: id }, close.accessChanged);
    }
    for (const wire of this.openWires()) wire.hurry();
    for (const device of this.devices) device.comeBack();
  }

  private checkpointSeq(place: Place): number | undefined {
    return this.store.memory.checkpointOf(place)?.seq;
  }

  private lookFor(frames: readonly Uint8Array[], documentId: string, name: string): void {
    const place = this.store.placeOf(documentId);
    const { held } = this.store.stored(place);
    if (this.store.stateOf(documentId) !== 'live') return;
    const { doc } = this.build(place);
    for (const frame of frames) {
      const lacks = held.lacks(holdingsOf(frame));
      if (lacks === undefined) continue;
      Y.applyUpdate(doc, frame);
      const leans = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
      this.watch.demand('L12', leans, () => `${name}: ${lacks} came in before the stop and is not on disk`);
      if (leans) break;
    }
    doc.destroy();
  }

  private async append(process: SimProcess, documentId: string): Promise<number> {
    const { random } = this;
    const updates = await process.rooms.updatesOf(documentId);
    const place = this.store.placeOf(documentId);
    const doc = newDoc();
    for (const update of updates) Y.applyUpdate(doc, update);
    doc.clientID = random.below(2 ** 32);
    const before = Y.encodeStateVector(doc);
    for (let n = 1 + random.below(4); n > 0; n -= 1) randomEdit(doc, random);
    const update = Y.encodeStateAsUpdate(doc, before);
    doc.destroy();
    const signer = random.below(2) === 0 ? null : { personId: 'person1', organisationId: 'org' };
    const seq = await process.rooms.append(documentId, update, signer);
    const isSameEpoch = this.store.placeOf(documentId).epoch === place.epoch;
    const lacks = isSameEpoch ? this.store.stored(place).untold(update) : undefined;
    this.watch.demand(
      'L13',
      lacks === undefined,
      () => `the server's edit was said to be stored without ${lacks}`,
    );
    return seq;
  }

  private seed(documentId: string, fields: Parameters<typeof seedDoc>[2] = {}): void {
    const doc = newDoc();
    doc.clientID = this.random.below(2 ** 32);
    const bytes = (buffer: Uint8Array) => buffer.map(() => this.random.below(256));
    seedDoc(doc, simKind.fields, fields, 'seed', () => shortId(bytes));
    this.store.put(this.store.placeOf(documentId), Y.encodeStateAsUpdate(doc), doc.clientID);
    doc.destroy();
  }

  private failed(documentIds: readonly string[]): void {
    this.tally.failures += 1;
    const [only] = documentIds;
    if (documentIds.length > 1 || only === undefined || !this.process) return;
    for (const { wire, asked, hasJoined, name } of this.process.visits) {
      if (asked.documentId === only && hasJoined && wire.isOpenAtServer) this.mustClose.push({ wire, name });
    }
  }

  private addDevices(): void {
    const { devices, hostile, stock, onlookers } = this.weather;
    const add = (i: number, personId: string, traits: Partial<Traits>) => {
      const all: Traits = {
        personId,
        documentId: this.random.pick(this.documents),
        extended: true,
        onlyReads: false,
        patience: this.random.pick([0, 0, 20]),
        thinks: this.random.pick([0, 0, 0, 700]),
        isHostile: false,
        ...traits,
      };
      const device = new (all.isHostile ? Hostile : Device)(`device ${i} of ${personId}`, this, all);
      this.devices.push(device);
      device.start();
    };
    let i = 0;
    // Two devices of the first person: client ids are bound to people, not to sockets.
    for (let n = 0; n < devices; n += 1) add((i += 1), `person${Math.max(1, n)}`, { extended: n >= stock });
    for (let n = 0; n < hostile; n += 1) add((i += 1), 'mallory', { isHostile: true });
    for (let n = 0; n < onlookers; n += 1) {
      add((i += 1), `reader${n % 3}`, { onlyReads: true, extended: this.random.below(2) === 0 });
    }
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
