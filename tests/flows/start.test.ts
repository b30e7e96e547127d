import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort, type ServerProcess, startProcess } from '../kit/process.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'second-draft-start-'));
let running: ServerProcess;

beforeAll(async () => {
  running = await startProcess();
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The built program with this environment, until it ends by itself. */
async function ending(env: Record<string, string>): Promise<{ code: number | null; told: string[] }> {
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '--disable-warning=ExperimentalWarning', ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (bytes: Buffer) => {
    told += bytes.toString();
  });
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, told: told.trimEnd().split('\n') };
}

test('H4: a port in use, a folder in use, and one that can’t be written: one clear line each, and exit code 1', async () => {
  expect(await ending({ PORT: String(running.port) })).toEqual({
    code: 1,
    told: [`Port ${running.port} is taken by another program. Stop that one, or set PORT to another number.`],
  });
  const port = String(await freePort());
  expect(await ending({ PORT: port, DATA_DIR: running.folder })).toEqual({
    code: 1,
    told: [
      `The data folder ${running.folder} is in use by another Second Draft process. ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    ],
  });
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { code, told } = await ending({ PORT: port, DATA_DIR: join(file, 'data') });
  expect(code).toBe(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/can't be written.*DATA_DIR/);
});

test('H5: SIGTERM closes sockets with 1012 and ends with everything on disk, well within 10 s', async () => {
  const one = await startProcess();
  const maria = one.visitor();
  const { networkId } = await maria.call('setUp', {
    body: {
      name: 'Maria Lopez',
      email: 'maria@allentown.example',
      password: 'a long enough password',
      organisation: { name: 'Allentown', type: 'district' },
      network: { name: 'Attendance' },
    },
  });
  const { id } = await maria.call('createDocument', {
    body: { kind: 'memo', owner: { type: 'network', id: networkId } },
  });
  const socket = new WebSocket(`${one.url.replace('http', 'ws')}/live/${id}`, {
    headers: { cookie: maria.cookie },
  });
  const closed = new Promise<number>((resolve_) => socket.on('close', resolve_));
  await new Promise((opened) => socket.once('message', opened));
  const from = Date.now();
  await Promise.all([one.stop(), closed]);
  expect(await closed).toBe(1012);
  expect(Date.now() - from).toBeLessThan(10_000);
});

test('H6: a new installation says where to set it up, a known one where it is', async () => {
  const one = await startProcess();
  expect(one.output()).toContain(`Set it up at ${one.url}/setup`);
  await one.visitor().call('setUp', {
    body: {
      name: 'Maria Lopez',
      email: 'maria@allentown.example',
      password: 'a long enough password',
      organisation: { name: 'Allentown', type: 'district' },
      network: { name: 'Attendance' },
    },
  });
  await one.kill();
  await one.restart();
  expect(one.output()).toContain(`Second Draft is at ${one.url} `);
  expect((await one.visitor().call('session', {})).setUpNeeded).toBe(false);
  await one.stop();
});
