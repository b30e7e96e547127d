import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process did to its disk and its sockets, in this order. */
export type Op =
  | { readonly type: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly type: 'truncate'; readonly path: string; readonly to: number }
  | { readonly type: 'syncBegun' | 'syncDone'; readonly path: string }
  | { readonly type: 'create' | 'unlink'; readonly path: string }
  | { readonly type: 'rename'; readonly path: string; readonly to: string }
  /** Bytes given to the connection whose other end has this port. */
  | { readonly type: 'send'; readonly port: number; readonly data: Buffer };

/** Compiles the recorder. @returns its file, or why there is none */
export function buildRecorder(folder: string): { readonly file: string } | { readonly missing: string } {
  if (process.platform !== 'linux')
    return { missing: `power cuts are recorded on Linux only, not on ${process.platform}` };
  const file = join(folder, 'power-shim.so');
  const source = join(import.meta.dirname, 'power-shim.c');
  const { status, stderr, error } = spawnSync('cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    file,
    source,
    '-ldl',
    '-lpthread',
  ]);
  if (error) return { missing: `there is no C compiler (cc): ${error.message}` };
  return status === 0 ? { file } : { missing: `cc could not compile the recorder: ${stderr.toString()}` };
}

/** The environment in which a process is recorded. */
export function recordingEnv(recorder: string, record: string, folder: string): Record<string, string> {
  return { LD_PRELOAD: recorder, POWER_RECORD: record, POWER_FOLDER: folder };
}

const kinds = [
  '',
  'write',
  'truncate',
  'syncBegun',
  'syncDone',
  'create',
  'unlink',
  'rename',
  'send',
] as const;
const headLength = 24;

export function readRecording(file: string): Op[] {
  const bytes = readFileSync(file);
  const ops: Op[] = [];
  let from = 0;
  // The last record may be cut short: its process was killed.
  while (from + headLength <= bytes.length) {
    const type = kinds[bytes.readUInt32LE(from)];
    const named = from + headLength;
    const held = named + bytes.readUInt32LE(from + 4);
    const number = Number(bytes.readBigUInt64LE(from + 8));
    const end = held + Number(bytes.readBigUInt64LE(from + 16));
    if (end > bytes.length) break;
    ops.push(opOf(type, bytes.toString('utf8', named, held), number, bytes.subarray(held, end)));
    from = end;
  }
  return ops;
}

function opOf(type: (typeof kinds)[number] | undefined, path: string, number: number, data: Buffer): Op {
  switch (type) {
    case 'write':
      return { type, path, at: number, data };
    case 'truncate':
      return { type, path, to: number };
    case 'syncBegun':
    case 'syncDone':
      return { type, path };
    case 'create':
    case 'unlink':
      return { type, path };
    case 'rename':
      return { type, path, to: data.toString() };
    case 'send':
      return { type, port: number, data };
    default:
      throw new Error('the recording holds a record of no known kind');
  }
}
