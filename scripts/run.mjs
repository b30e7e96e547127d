import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a program of node_modules/.bin with its output shown; answers its exit code and what it printed. */
export function run(program, args, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(join('node_modules', '.bin', program), args, { stdio: ['inherit', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (bytes) => {
        output += bytes;
        if (!quiet) to.write(bytes);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
