import * as Y from 'yjs';
import { close } from '../../shared/protocol/close.ts';
import { awarenessFrame, syncFrame } from '../kit/live-client.ts';
import { randomEdit, texts } from '../kit/live-edits.ts';
import { holdingsOf } from './coverage.ts';
import { newDoc } from './newDoc.ts';
import type { ClientEnd, Wire } from './network.ts';
import type { Asked } from './visit.ts';
import { wordOf } from './wire-words.ts';
import type { Ground } from './world.ts';

export interface Traits {
  readonly personId: string;
  readonly documentId: string;
  /** Knows our messages; a stock client only counts on the y-websocket wire. */
  readonly extended: boolean;
  readonly onlyReads: boolean;
  /** Milliseconds that edits wait for more before they leave. */
  readonly patience: number;
  /** Milliseconds until it answers the server's question. */
  readonly thinks: number;
  readonly isHostile: boolean;
}

/** Closes after which a well-behaved client has done something that it never does. */
const neverDeserved: readonly number[] = [
  close.textFrame,
  close.policy,
  close.tooBig,
  close.badUpdate,
  close.documentFull,
];

/** A person's open document: a copy that outlives connections, counting what the server says is on its disk. */
export class Device implements ClientEnd {
  readonly name: string;
  readonly traits: Traits;
  doc: Y.Doc;
  epoch: number | undefined;
  wire: Wire | undefined;
  protected readonly ground: Ground;
  /** The copy is a whole one. */
  isReady = false;
  /** This connection has brought everything. */
  protected isSynced = false;
  protected mayWrite = false;
  private hasAnswered = false;
  /** Update frames of this connection, in order. */
  private frames: Uint8Array[] = [];
  private durable = 0;
  private outbox: Uint8Array[] = [];
  private undo: Y.UndoManager;
  private client = 0;
  private isDialling = false;
  private isAway = false;
  private presenceClock = 0;

  constructor(name: string, ground: Ground, traits: Traits) {
    this.name = name;
    this.ground = ground;
    this.traits = traits;
    [this.doc, this.undo] = this.open();
  }

  start(): void {
    this.dial(this.ground.random.below(300));
    this.live();
  }

  // The connection

  heard(message: Uint8Array): void {
    const word = wordOf(message);
    // Stock clients are not told; that they would mix two epochs is not judged here.
    this.epoch = this.wire?.epoch;
    switch (word.type) {
      case 'welcome':
        this.mayWrite = word.welcome.access === 'write';
        return;
      case 'ask':
        this.ground.clock.after(
          this.traits.thinks,
          this.whileOn(this.wire, () => this.answer(word.vector)),
        );
        return;
      case 'durable':
        return this.heardDurable(word.n);
      case 'update':
        return this.heardUpdate(word.update, word.isAnswer);
      case 'other':
    }
  }

  ended(code: number | undefined): void {
    const { watch, random } = this.ground;
    watch.note(`${this.name}: connection ended with ${code ?? 'nothing'}`);
    this.drop();
    const isDeserved =
      this.traits.isHostile ||
      !(code === close.rightLost ? this.traits.onlyReads : neverDeserved.includes(code ?? 0));
    if (!isDeserved) {
      watch.wrong('L8', `${this.name}, who does no wrong, was closed with ${code}`);
    }
    if (code === close.tooOld || (code === close.badUpdate && this.traits.isHostile)) this.forget();
    const wait = code === close.accessChanged ? 0 : code !== undefined && code >= 4400 ? 1000 : 100;
    this.dial(wait + random.below(600));
  }

  /** @param copy what it has of the document when it returns: all, on a client id of its own, or nothing */
  reload(copy: 'kept' | 'lost'): void {
    this.ground.watch.note(`${this.name} reloads, its copy ${copy}`);
    this.leave();
    if (copy === 'lost') this.forget();
    else this.reopen(Y.encodeStateAsUpdate(this.doc));
    this.dial(this.ground.random.below(500));
  }

  goAway(ms: number): void {
    this.ground.watch.note(`${this.name} is away for ${ms} ms`);
    this.leave();
    this.isAway = true;
    this.ground.clock.after(ms, () => this.comeBack());
  }

  comeBack(): void {
    if (!this.isAway) return;
    this.isAway = false;
    this.dial(0);
  }

  /** Everything that it knows of is on the server's disk, as far as the server can tell it so. */
  isSettled(): boolean {
    const { extended, onlyReads } = this.traits;
    if (!this.wire?.isWhole || !this.isSynced || this.outbox.length > 0) return false;
    if (!extended) return this.hasAnswered;
    return onlyReads || (this.mayWrite && this.hasAnswered && this.durable === this.frames.length);
  }

  state(): string {
    const { wire, isSynced, hasAnswered, durable, frames, mayWrite } = this;
    return `${this.name} ${JSON.stringify({ wire: wire?.id, isSynced, hasAnswered, mayWrite, durable })} of ${frames.length}`;
  }

  // The person

  private live(): void {
    const { clock, random, weather } = this.ground;
    clock.after(10 + random.below(weather.editEvery * 2), () => {
      if (this.ground.isHealing()) return;
      this.act();
      this.live();
    });
  }

  protected act(): void {
    const { random, weather } = this.ground;
    const dice = random.below(100);
    if (dice < 3 && weather.absences)
      return this.goAway(200 + random.below(random.below(10) === 0 ? 60_000 : 6000));
    if (dice < 5 && weather.reloads) return this.reload(random.below(3) === 0 ? 'lost' : 'kept');
    if (dice < 7) return this.wire?.say(syncFrame(0, Y.encodeStateVector(this.doc)));
    if (dice < 17) return this.showPresence();
    if (this.traits.onlyReads || !this.isReady || (this.wire && !this.mayWrite)) return;
    if (dice < 24) this.takeBack();
    else if (dice < 27) this.paste();
    else for (let n = dice < 32 ? 2 + random.below(12) : 1; n > 0; n -= 1) randomEdit(this.doc, random);
    this.ground.tally.edits += 1;
  }

  private takeBack(): void {
    const look = (update: Uint8Array) => {
      if (hasTwisted(update)) this.ground.twist(this.traits.documentId);
    };
    this.doc.on('update', look);
    this.undo.undo();
    this.doc.off('update', look);
  }

  private paste(): void {
    const { random } = this.ground;
    const fragment = this.doc.getXmlFragment(random.pick(texts));
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText('we learned a lot '.repeat(1 + random.below(60)))]);
    fragment.insert(random.below(fragment.length + 1), [block]);
  }

  private showPresence(): void {
    this.presenceClock += 1;
    const state = { field: 'title', user: { name: 'somebody else' } };
    this.wire?.say(awarenessFrame({ client: this.doc.clientID, clock: this.presenceClock, state }));
  }

  // The copy

  private open(): [Y.Doc, Y.UndoManager] {
    const doc = newDoc();
    this.client = this.ground.random.below(2 ** 32);
    doc.clientID = this.client;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) this.send(update);
    });
    const scope = [doc.getMap('values'), ...texts.map((name) => doc.getXmlFragment(name))];
    return [doc, new Y.UndoManager(scope, { captureTimeout: 0 })];
  }

  private forget(): void {
    this.epoch = undefined;
    this.isReady = false;
    this.doc.destroy();
    [this.doc, this.undo] = this.open();
  }

  private reopen(state: Uint8Array): void {
    this.doc.destroy();
    [this.doc, this.undo] = this.open();
    Y.applyUpdate(this.doc, state, fromServer);
  }

  private heardUpdate(update: Uint8Array, isAnswer: boolean): void {
    const { watch } = this.ground;
    this.ground.seen(this, holdingsOf(update));
    try {
      Y.applyUpdate(this.doc, update, fromServer);
    } catch (error) {
      watch.wrong('I2', `${this.name} can't apply what it was sent: ${String(error)}`);
    }
    if (isAnswer) {
      this.isSynced = true;
      this.isReady = true;
    }
    if (this.doc.clientID !== this.client && !this.traits.isHostile) {
      watch.wrong('L5', `somebody else has written with the client id of ${this.name}`);
    }
    this.doc.clientID = this.client;
    const { pendingStructs, pendingDs } = this.doc.store;
    const isWhole = !this.isSynced || (pendingStructs === null && pendingDs === null);
    watch.demand('I1', isWhole || this.traits.isHostile, () => `${this.name} was sent what leans on nothing`);
  }

  protected heardDurable(n: number): void {
    const { watch } = this.ground;
    const isSound = n > this.durable && n <= this.frames.length;
    watch.demand(
      'I1',
      isSound,
      () => `${this.name} hears durable ${n} after ${this.durable}/${this.frames.length}`,
    );
    for (const frame of this.frames.slice(this.durable, n)) this.ground.seen(this, holdingsOf(frame));
    this.durable = n;
  }

  // Sending

  protected say(update: Uint8Array): void {
    this.frames.push(update);
    this.wire?.say(syncFrame(2, update));
  }

  protected send(update: Uint8Array): void {
    if (!this.wire || !(this.mayWrite || !this.traits.extended)) return;
    if (this.traits.patience === 0) return this.say(update);
    this.outbox.push(update);
    if (this.outbox.length > 1) return;
    this.ground.clock.after(
      this.traits.patience,
      this.whileOn(this.wire, () => this.flush()),
    );
  }

  private flush(): void {
    const updates = this.outbox.splice(0);
    if (updates.length > 0) this.say(Y.mergeUpdates(updates));
  }

  protected answer(vector: Uint8Array): void {
    if (this.traits.extended && !this.mayWrite) return;
    this.outbox = [];
    const update = Y.encodeStateAsUpdate(this.doc, vector);
    this.frames.push(update);
    this.wire?.say(syncFrame(1, update));
    this.hasAnswered = true;
  }

  protected dial(wait: number): void {
    if (this.isDialling) return;
    this.isDialling = true;
    this.ground.clock.after(wait, () => {
      this.isDialling = false;
      if (this.isAway || this.wire) return;
      const { personId, documentId, extended, isHostile } = this.traits;
      const asked: Asked = {
        personId,
        sessionId: `session of ${this.name}`,
        documentId,
        epoch: this.epoch,
        extended,
        isHostile,
      };
      this.mayWrite = !extended && !this.traits.onlyReads;
      this.wire = this.ground.dial(asked, this);
      this.wire.say(syncFrame(0, Y.encodeStateVector(this.doc)));
    });
  }

  private leave(): void {
    this.wire?.leave();
    this.drop();
  }

  private drop(): void {
    this.wire = undefined;
    this.isSynced = false;
    this.mayWrite = false;
    this.hasAnswered = false;
    this.frames = [];
    this.durable = 0;
    this.outbox = [];
  }

  private whileOn(wire: Wire | undefined, work: () => void): () => void {
    return () => {
      if (this.wire === wire) work();
    };
  }
}

/** Whether Yjs' undo has put something between an item and that very item. */
function hasTwisted(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.some(
    (struct) =>
      struct instanceof Y.Item && Y.compareIDs(struct.origin, struct.rightOrigin) && struct.origin !== null,
  );
}

const fromServer = Symbol('from the server');
