import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stampFile, stampOfSources } from './stamp.mjs';

// Builds when the sources have changed, then runs the server; `demo` runs it on a folder that is thrown away.
const folder = process.cwd();
process.chdir(resolve(import.meta.dirname, '..'));
const demo = process.argv[2] === 'demo';

if (!isBuilt()) {
  process.stdout.write('Building, once; this takes about 15 s …\n');
  const { code, signal } = await run(['scripts/build.mjs'], process.env);
  if (code !== 0) {
    if (!signal) process.stderr.write('The build failed; the lines above say why.\n');
    process.exit(code ?? 1);
  }
}

const env = { ...process.env };
if (demo) env.DATA_DIR = mkdtempSync(join(tmpdir(), 'second-draft-demo-'));
else if (env.DATA_DIR) env.DATA_DIR = resolve(folder, env.DATA_DIR);
const quiet = '--disable-warning=ExperimentalWarning';
const { code } = await run([quiet, 'dist/server/main.js', ...(demo ? ['demo'] : [])], env);
if (demo) rmSync(env.DATA_DIR, { recursive: true, force: true });
process.exit(code ?? 1);

function isBuilt() {
  try {
    return readFileSync(stampFile, 'utf8') === stampOfSources();
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Signals for us are for the child: it ends in its own time, and we after it. npm's shell keeps signals to itself and
 * leaves us behind; then another process is our parent, which means the same.
 */
function run(args, environment) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: environment });
    const pass = (signal) => child.kill(signal);
    process.on('SIGTERM', pass);
    process.on('SIGINT', pass);
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(orphaned);
      pass('SIGTERM');
    }, 200);
    child.on('error', failed);
    child.on('close', (exit, signal) => {
      clearInterval(orphaned);
      process.off('SIGTERM', pass);
      process.off('SIGINT', pass);
      done({ code: exit, signal });
    });
  });
}
