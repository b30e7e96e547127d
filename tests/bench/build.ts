import { join } from 'node:path';
import { build } from 'vite';
import { built, root } from './targets.ts';

/** Builds the servers under test as the real one is built. */
export async function buildServers(): Promise<void> {
  process.env.NODE_ENV = 'production';
  for (const name of ['ours-process', 'relay-process']) {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      build: {
        ssr: join('tests/bench', `${name}.ts`),
        target: 'node20',
        outDir: built,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: `${name}.js`, chunkFileNames: `${name}-[name].js` } },
      },
    });
  }
}
