import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { Copy } from '../kit/copy.ts';
import { type SmallDisk, smallDisk } from '../kit/faults-disk.ts';
import { until } from '../kit/live.ts';
import { startVictim } from '../kit/victim.ts';
import { readAlone } from '../kit/witness.ts';

export interface DiskReport {
  /** Why nothing could be tried. */
  readonly missing?: string;
  /** Updates stored before the disk was full. */
  readonly stored: number;
  /** What writers were told then. */
  readonly codes: readonly number[];
  readonly problems: readonly string[];
}

const documentId = uuidv7(820);
const room = 300_000;
const paragraph = 'What we learned is what we wrote down. '.repeat(1000);
const tries = 3;

/** People write until the disk is full, go on reading, also from a server that was started on the full disk, and write on once there is space again. */
export async function fillTheDisk(): Promise<DiskReport> {
  const disk = smallDisk(32);
  if ('missing' in disk) return { ...disk, stored: 0, codes: [], problems: [] };
  try {
    return await writeUntilFull(disk);
  } finally {
    disk.remove();
  }
}

async function writeUntilFull(disk: SmallDisk): Promise<DiskReport> {
  const { folder } = disk;
  let victim = await startVictim({ folder });
  try {
    await victim.add(documentId);
    const problems: string[] = [];
    const writers = [new Copy('ana', documentId), new Copy('ben', documentId)];
    const missing = async () => {
      const there = await readAlone(`${victim.url}/live/${documentId}?protocol=1`);
      return writers.flatMap((writer) => writer.promised()).flatMap((update) => there.lacks(update) ?? []);
    };
    for (const writer of writers) {
      writer.connect(victim.url);
      await writer.settled();
    }
    disk.fill(room);
    const codes: number[] = [];
    while (writers.every(({ socket }) => socket.closed === undefined)) {
      for (const writer of writers) writer.type(paragraph);
      for (const writer of writers) await writer.settled();
    }
    const stored = writers.reduce((sum, writer) => sum + writer.socket.durable, 0);
    for (let i = 0; i < tries; i += 1) {
      if (i === 1) {
        await victim.kill();
        victim = await startVictim({ folder });
      }
      for (const { socket } of writers) {
        if (socket.closed === undefined) socket.ws.terminate();
        else codes.push(socket.closed);
      }
      problems.push(...(await missing()).map((lack) => `not to be read while the disk is full: ${lack}`));
      for (const writer of writers) writer.connect(victim.url);
      await until('somebody is refused', () => writers.some(({ socket }) => socket.closed === close.storage));
    }
    disk.free();
    for (const writer of writers) problems.push(...(await writer.comeBack(victim.url)));
    for (const writer of writers) writer.type('There is space again.');
    for (const writer of writers) problems.push(...(await writer.comeBack(victim.url)));
    await victim.kill();
    victim = await startVictim({ folder });
    problems.push(...(await missing()).map((lack) => `lost: ${lack}`));
    return { stored, codes: [...new Set(codes)], problems };
  } finally {
    await victim.kill();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { missing, stored, codes, problems } = await fillTheDisk();
  if (missing) console.log(`!!! The full disk was SKIPPED: ${missing}`);
  else
    console.log(`Full disk: ${stored} frames stored, then ${codes.join(', ')}; ${problems.length} problems`);
  for (const problem of problems.slice(0, 5)) console.log(`  ${problem}`);
  if (problems.length > 0 || codes.some((code) => code !== close.storage)) process.exitCode = 1;
}
