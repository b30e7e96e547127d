import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stampFile, stampOfSources } from '../../scripts/stamp.mjs';

/** Before the browser flows: what they run is built from the sources as they are now. */
export default function setup() {
  const root = resolve(import.meta.dirname, '../..');
  process.chdir(root);
  if (isBuilt()) return;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; the lines above say why.');
}

function isBuilt() {
  try {
    return readFileSync(stampFile, 'utf8') === stampOfSources();
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}
