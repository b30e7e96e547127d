import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the files in dist/ were built from. */
export const stampFile = 'dist/built-from';

const folders = ['client', 'server', 'shared', 'scripts'];
const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** One hash over everything a build reads; from the project's folder. */
export function stampOfSources() {
  const hash = createHash('sha256');
  const below = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of [...files, ...below.toSorted()]) {
    const bytes = readFileSync(path);
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
