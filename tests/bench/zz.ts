import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../../shared/ids.ts';
import { dial } from '../kit/live-client.ts';
import { until } from '../kit/live.ts';
const folder = mkdtempSync(join(tmpdir(), 'sd-'));
const doc = uuidv7();
const child = spawn(
  process.execPath,
  ['--cpu-prof', '--cpu-prof-dir=/tmp/prof', '--import', 'tsx', 'tests/kit/live-process.ts', folder, doc],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const url = await new Promise<string>((r) => child.stdout.once('data', (d) => r(d.toString().trim())));
const links = Array.from({ length: 40 }, (_, i) =>
  dial(`${url}/live/${doc}?protocol=1`, i % 2 ? 'ana' : 'ben'),
);
await until('in', () => links.every((l) => l.client.synced), 20000);
const t0 = performance.now();
let n = 0;
while (performance.now() - t0 < 8000) {
  while (n * 5 < performance.now() - t0) {
    links[n % 40]!.client.doc.getMap('values').set('day', String(n));
    n++;
  }
  await new Promise((r) => setTimeout(r, 1));
}
child.kill('SIGINT');
await new Promise((r) => child.once('exit', r));
process.exit(0);
