import { build } from 'vite';
import { built, root } from './targets.ts';

/** Builds the servers under test as the real one is built, with the archive's thread beside them. */
export async function buildServers(): Promise<void> {
  process.env.NODE_ENV = 'production';
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: built,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          'ours-process': 'tests/bench/ours-process.ts',
          'relay-process': 'tests/bench/relay-process.ts',
          archive: 'server/rooms/archive/thread.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
