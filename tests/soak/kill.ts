import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/store/driver.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { until } from '../kit/live.ts';
import { type Seeded, seeded } from '../kit/live-edits.ts';
import { typing } from '../kit/typist.ts';
import { startVictim, type Victim, type VictimSetting } from '../kit/victim.ts';
import { readAlone, Witness } from '../kit/witness.ts';

export interface KillSetting {
  readonly rounds: number;
  readonly perSecond: number;
  readonly seed: number;
  readonly commits?: VictimSetting['commits'];
}

export interface KillReport {
  readonly updates: number;
  /** What the load reached. */
  readonly perSecond: number;
  /** Without each writer's first, empty answer. */
  readonly acknowledged: number;
  /** Frames that somebody else received, counted once for each who did; a frame holds what came in one turn. */
  readonly shown: number;
  /** Documents whose log was compacted meanwhile. */
  readonly checkpoints: number;
  /** Each update that was acknowledged or shown and is not there, with its round. */
  readonly losses: readonly string[];
}

const documentsAtOnce = 2;
const writersEach = 3;
const newDocumentsEvery = 10;
const longestLoad = 500;
/** In so many rounds, on average, the server is left in peace to keep its logs short before it is killed. */
const peaceEvery = 3;
const longestPeace = 1600;

interface Team {
  readonly documentId: string;
  readonly writers: readonly Witness[];
  readonly reader: Witness;
}

/** Kills a server under load, again and again, and looks each time whether all that it promised is there. */
export async function killAgainAndAgain({
  rounds,
  perSecond,
  seed,
  commits,
}: KillSetting): Promise<KillReport> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-kill-'));
  const totals = { updates: 0, ms: 0, acknowledged: 0, shown: 0 };
  const losses: string[] = [];
  let documentIds: string[] = [];
  let checkpoints = 0;
  const start = () => startVictim({ folder, commits, eager: random.below(2) === 0 });
  let victim = await start();
  try {
    for (let round = 0; round < rounds; round += 1) {
      if (round % newDocumentsEvery === 0) {
        documentIds = Array.from({ length: documentsAtOnce }, () => uuidv7());
      }
      await victim.add(...documentIds);
      const teams = await Promise.all(documentIds.map((id) => gather(victim.url, id)));
      const { sent, ms } = await load(teams, victim, perSecond, random);
      totals.updates += sent;
      totals.ms += ms;
      victim = await start();
      for (const team of teams) {
        const there = await readAlone(addressOf(victim.url, team.documentId));
        for (const witness of [...team.writers, team.reader]) {
          totals.acknowledged += Math.max(0, witness.durable - 1);
          totals.shown += witness.shown.length;
          for (const update of witness.promised()) {
            const lack = there.lacks(update);
            if (lack) losses.push(`round ${round}: ${lack}`);
          }
        }
        there.doc.destroy();
      }
    }
    await victim.kill();
    checkpoints = checkpointsIn(folder);
  } finally {
    await victim.kill();
    rmSync(folder, { recursive: true });
  }
  return { ...totals, checkpoints, perSecond: Math.round((totals.updates / totals.ms) * 1000), losses };
}

function checkpointsIn(folder: string): number {
  const database = openDatabase(join(folder, 'second-draft.sqlite'), { readOnly: true });
  const [{ n }] = database.prepare('select count(*) as n from checkpoint').all() as [{ n: number }];
  database.close();
  return n;
}

const addressOf = (url: string, documentId: string) => `${url}/live/${documentId}?protocol=1`;

async function gather(url: string, documentId: string): Promise<Team> {
  const at = addressOf(url, documentId);
  const writers = Array.from({ length: writersEach }, (_, i) => new Witness(at, i % 2 === 0 ? 'ana' : 'ben'));
  const reader = new Witness(at, 'eve');
  await until('all are in', () => writers.every(({ saved }) => saved) && reader.synced);
  return { documentId, writers, reader };
}

/** Everybody types at the given pace until the server is killed, at some moment. */
async function load(
  teams: readonly Team[],
  victim: Victim,
  perSecond: number,
  random: Seeded,
): Promise<{ sent: number; ms: number }> {
  const writers = teams.flatMap((team) => team.writers);
  const lasts = 30 + random.below(longestLoad - 30);
  const most = Math.ceil((perSecond * longestLoad) / 1000 / writers.length) + 1;
  const updates = writers.map(() => typing(random, most));
  const began = performance.now();
  let sent = 0;
  let elapsed = 0;
  while (elapsed < lasts) {
    const due = Math.floor((Math.min(elapsed, lasts) * perSecond) / 1000);
    for (; sent < due; sent += 1) {
      const update = updates[sent % writers.length]?.[Math.floor(sent / writers.length)];
      if (update) writers[sent % writers.length]?.send(update);
    }
    await new Promise((turn) => setImmediate(turn));
    elapsed = performance.now() - began;
  }
  if (random.below(peaceEvery) === 0) {
    await new Promise((rested) => setTimeout(rested, 400 + random.below(longestPeace - 400)));
  }
  await victim.kill();
  await Promise.all(teams.flatMap((team) => [...team.writers, team.reader]).map(({ ended }) => ended));
  return { sent, ms: elapsed };
}

if (process.argv[1] === import.meta.filename) {
  const rounds = Number(process.env['KILL_ROUNDS'] ?? 200);
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1e6);
  const rates = (process.env['KILL_RATES'] ?? '200,1000,4000').split(',').map(Number);
  let lost = 0;
  for (const perSecond of rates) {
    const report = await killAgainAndAgain({ rounds, perSecond, seed });
    const { updates, acknowledged, shown, losses } = report;
    console.log(
      `SIGKILL at ${perSecond}/s (reached ${report.perSecond}/s): ${rounds} kills, seed ${seed}: ${updates} updates, ` +
        `${acknowledged} acknowledged, ${shown} frames shown, ${report.checkpoints} documents compacted, ${losses.length} lost`,
    );
    for (const loss of losses.slice(0, 10)) console.log(`  ${loss}`);
    lost += losses.length;
  }
  process.exitCode = lost === 0 ? 0 : 1;
}
