import { spawnSync } from 'node:child_process';

const canPin = spawnSync('taskset', ['-c', '1', 'true']).status === 0;

/** Servers run on core 0 and the load on core 1, where the machine has `taskset` and two cores. */
export function pinned(core: number, command: [string, ...string[]]): [string, ...string[]] {
  return canPin ? ['taskset', '-c', String(core), ...command] : command;
}

export const pinning = canPin ? 'server on core 0, load on core 1' : 'not pinned: `taskset` is missing here';
