import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

function told(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('H1: without a word in the environment it serves this machine only', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    secure: false,
    logLevel: 'info',
    demo: false,
  });
  expect(config.publicUrl).toBeUndefined();
  expect(config.dataDir).toMatch(/[/\\]data$/);
});

test('H1: https in PUBLIC_URL makes cookies secure', () => {
  expect(readConfig({ PUBLIC_URL: 'https://drafts.example.org/' })).toMatchObject({
    publicUrl: 'https://drafts.example.org',
    secure: true,
  });
});

test.for([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80 80'],
  ['PORT', '-1'],
  ['HOST', 'not a host'],
  ['PUBLIC_URL', 'drafts.example.org'],
  ['PUBLIC_URL', 'ftp://drafts.example.org'],
  ['PUBLIC_URL', 'https://drafts.example.org/path'],
  ['PUBLIC_URL', 'https://name:secret@drafts.example.org'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'postgres://localhost/drafts'],
  ['REDIS_URL', 'redis://localhost'],
] as const)('H2: %s=%s is refused in one line that says what to do', ([name, value]) => {
  const [line = '', ...more] = told({ [name]: value });
  expect(more).toEqual([]);
  expect(line).toContain(name);
  expect(line).toMatch(/Set it to|Remove/);
});

test('H2: every wrong value is told at once', () => {
  expect(told({ PORT: 'x', LOG_LEVEL: 'loud', REDIS_URL: 'redis://localhost' })).toHaveLength(3);
});

test('H3: whoever listens to the network says under which address', () => {
  expect(told({ HOST: '0.0.0.0' })[0]).toContain('PUBLIC_URL');
  expect(told({ HOST: '0.0.0.0', PUBLIC_URL: 'https://drafts.example.org' })).toEqual([]);
});
