import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../../shared/ids.ts';
import { openLiveStore, serveLive, until } from '../kit/live.ts';
import { seeded } from '../kit/live-edits.ts';
import { type Cut, Disk } from '../kit/power-disk.ts';
import { buildRecorder, type Op, readRecording, recordingEnv } from '../kit/power-recording.ts';
import { Outgoing } from '../kit/power-wire.ts';
import { typing } from '../kit/typist.ts';
import { startVictim, type VictimSetting } from '../kit/victim.ts';
import { readAlone, Witness } from '../kit/witness.ts';

export interface PowerSetting {
  readonly cuts: number;
  readonly seed: number;
  readonly updates: number;
  readonly sync?: VictimSetting['sync'];
}

export interface PowerReport {
  /** Why nothing could be tried. */
  readonly missing?: string;
  readonly ops: number;
  readonly syncs: number;
  readonly cuts: number;
  /** Promises that were held against what was left, over all cuts. */
  readonly promises: number;
  readonly losses: readonly string[];
}

const documentId = uuidv7(800);
const perSecond = 400;
const peace = 2000;
const path = `/live/${documentId}?protocol=1`;

interface Recorded {
  readonly ops: readonly Op[];
  readonly folder: string;
  /** Update frames of each connection, by the port of its client. */
  readonly sent: ReadonlyMap<number, readonly Uint8Array[]>;
}

/** Records a server under load, and replays power cuts at many points of what it did to its disk. */
export async function cutPower({ cuts, seed, updates, sync }: PowerSetting): Promise<PowerReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'second-draft-power-'));
  let keep = false;
  try {
    const recorder = buildRecorder(scratch);
    if ('missing' in recorder) return { ...recorder, ops: 0, syncs: 0, cuts: 0, promises: 0, losses: [] };
    const recorded = await record(scratch, recorder.file, { updates, seed, sync });
    const report = await replay(scratch, recorded, cuts, seed);
    keep = report.losses.length > 0 && sync !== 'normal';
    return report;
  } finally {
    if (keep) console.log(`The recording, and what each failing cut left, are kept in ${scratch}.`);
    else rmSync(scratch, { recursive: true });
  }
}

async function record(
  scratch: string,
  recorder: string,
  { updates, seed, sync }: Omit<PowerSetting, 'cuts'>,
): Promise<Recorded> {
  const folder = join(scratch, 'data');
  const record = join(scratch, 'record');
  mkdirSync(folder);
  const victim = await startVictim(
    { folder, sync, checkpointPages: 60, eager: true },
    recordingEnv(recorder, record, folder),
  );
  await victim.add(documentId);
  const witnesses = ['ana', 'ben', 'ana', 'eve'].map((person) => new Witness(victim.url + path, person));
  const writers = witnesses.slice(0, 3);
  await until('all are in', () => writers.every(({ saved }) => saved));
  const random = seeded(seed);
  const typed = writers.map(() => typing(random, Math.ceil(updates / writers.length)));
  const queues = typed.map((those, i) => ({ writer: writers[i], updates: those.values() }));
  for (const share of [updates / 2, updates / 2]) {
    const began = performance.now();
    for (let sent = 0; sent < share; ) {
      const due = Math.min(share, ((performance.now() - began) * perSecond) / 1000);
      for (; sent < due; sent += 1) {
        const queue = queues[sent % queues.length];
        const { value } = queue?.updates.next() ?? {};
        if (value) queue?.writer?.send(value);
      }
      await new Promise((turn) => setImmediate(turn));
    }
    // In peace, logs are compacted.
    await new Promise((rested) => setTimeout(rested, peace));
  }
  await until('all is saved', () => writers.every(({ saved }) => saved));
  await victim.kill();
  await Promise.all(witnesses.map(({ ended }) => ended));
  return {
    ops: readRecording(record),
    folder,
    sent: new Map(witnesses.map(({ port, sent }) => [port, sent])),
  };
}

async function replay(
  scratch: string,
  { ops, folder, sent }: Recorded,
  cuts: number,
  seed: number,
): Promise<PowerReport> {
  const random = seeded(seed);
  const disk = new Disk(folder);
  const promises = new Promises(sent);
  const losses: string[] = [];
  let held = 0;
  const points = pointsOf(ops, sent, cuts, seed);
  for (const [at, op] of ops.entries()) {
    const what = points.get(at);
    if (what) {
      const left = join(scratch, `left-${losses.length}`);
      disk.cut(left, what, random);
      const lost = await missing(left, promises.all());
      held += promises.all().length;
      if (lost.length > 0)
        losses.push(`cut before op ${at} (${what} unsynced is left): ${lost.length} lost: ${lost[0]}`);
    }
    disk.take(op);
    if (op.type === 'send') promises.take(op.port, op.data);
  }
  return {
    ops: ops.length,
    syncs: ops.filter(({ type }) => type === 'syncDone').length,
    cuts: points.size,
    promises: held,
    losses,
  };
}

/** Everything that was acknowledged or shown so far, each update once. */
class Promises {
  private readonly sent: Recorded['sent'];
  private readonly streams = new Map<number, { readonly outgoing: Outgoing; durable: number }>();
  private readonly updates = new Map<string, Uint8Array>();

  constructor(sent: Recorded['sent']) {
    this.sent = sent;
  }

  all(): readonly Uint8Array[] {
    return [...this.updates.values()];
  }

  take(port: number, data: Buffer): void {
    const sent = this.sent.get(port);
    if (!sent) return;
    const stream = this.streams.get(port) ?? { outgoing: new Outgoing(), durable: 0 };
    this.streams.set(port, stream);
    for (const said of stream.outgoing.take(data)) {
      if (said.type === 'shown') this.add(said.update);
      else for (; stream.durable < said.n; stream.durable += 1) this.add(sent[stream.durable]);
    }
  }

  private add(update: Uint8Array | undefined): void {
    if (update) this.updates.set(Buffer.from(update).toString('latin1'), update);
  }
}

/** Where to cut, from the first byte to a client on: half of the points right after something was sent. */
function pointsOf(ops: readonly Op[], sent: Recorded['sent'], cuts: number, seed: number): Map<number, Cut> {
  const random = seeded(seed + 1);
  const isSend = (op: Op | undefined) => op?.type === 'send' && sent.has(op.port);
  const first = ops.findIndex(isSend);
  const sends = [...ops.keys()].filter((at) => isSend(ops[at]) && at + 1 < ops.length);
  const points = new Map<number, Cut>();
  while (points.size < Math.min(cuts, sends.length)) {
    const at = random.below(2) === 0 ? random.pick(sends) + 1 : first + random.below(ops.length - first);
    points.set(at, random.pick(['nothing', 'anything'] as const));
  }
  return points;
}

/** What a new engine on what is left does not know. */
async function missing(folder: string, promised: readonly Uint8Array[]): Promise<string[]> {
  try {
    const live = await openLiveStore(folder);
    const served = await serveLive(live);
    try {
      if (!(await live.documentThing(documentId))) return ['the document'];
      const there = await readAlone(served.url + path);
      return promised.flatMap((update) => there.lacks(update) ?? []);
    } finally {
      await served.stop();
      await live.close();
    }
  } catch (error) {
    return [`everything, since it can't be opened: ${String(error)}`];
  }
}

if (process.argv[1] === import.meta.filename) {
  const cuts = Number(process.env['POWER_CUTS'] ?? 1000);
  const seed = Number(process.env['POWER_SEED'] ?? Date.now() % 1e6);
  const updates = Number(process.env['POWER_UPDATES'] ?? 2000);
  for (const sync of [undefined, 'normal'] as const) {
    const report = await cutPower({ cuts, seed, updates, sync });
    const name = sync === 'normal' ? 'NORMAL' : 'FULL';
    if (report.missing) {
      console.log(`!!! Power cuts were SKIPPED: ${report.missing}`);
      break;
    }
    console.log(
      `Power cuts with ${name}: seed ${seed}, ${report.ops} operations, ${report.syncs} syncs, ${report.cuts} cuts, ` +
        `${report.promises} promises, ${report.losses.length} cuts with losses`,
    );
    for (const loss of report.losses.slice(0, 5)) console.log(`  ${loss}`);
    if ((report.losses.length === 0) !== (sync === undefined)) process.exitCode = 1;
  }
}
