import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { stampFile, stampOfSources } from './stamp.mjs';

// Client and server into dist/, compressed beforehand, with the weight of the client's script printed and enforced.
const root = resolve(import.meta.dirname, '..');
process.chdir(root);
// Whoever calls: a build under `test` or `development` would ship the slow React.
process.env.NODE_ENV = 'production';
const stamp = stampOfSources();
rmSync(stampFile, { force: true });

await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
await buildWorker('dist/client');
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: 'server/main.ts', archive: 'server/rooms/archive/thread.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
// The server reads these beside itself.
for (const file of filesBelow('server').filter((path) => path.endsWith('.css'))) {
  copyFileSync(file, join('dist/server', basename(file)));
}
mkdirSync('dist/server/kinds', { recursive: true });
for (const file of filesBelow('shared/kinds').filter((path) => path.endsWith('/page.css'))) {
  copyFileSync(file, join('dist/server/kinds', `${basename(dirname(file))}.css`));
}
writeFileSync('dist/server/package.json', '{ "type": "module" }\n');
await compress('dist/client');
const fits = weigh('dist/client');
if (!fits) process.exit(1);
mkdirSync('dist', { recursive: true });
writeFileSync(stampFile, stamp);

/** The service worker, which holds all that a page may load, by name. It is not weighed: nobody waits for it. */
async function buildWorker(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const [entry] = Object.values(manifest).filter(({ isEntry }) => isEntry);
  const files = filesBelow(folder)
    .map((path) => `/${relative(folder, path)}`)
    .filter((path) => path.startsWith('/assets/'))
    .toSorted();
  // Names change with what is in the files; the page alone has none.
  const names = createHash('sha256')
    .update(files.join(' '))
    .update(readFileSync(join(folder, 'index.html')));
  const version = names.digest('hex').slice(0, 16);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { __build: JSON.stringify({ version, entry: `/${entry.file}`, files }) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: { entry: 'client/worker/main.ts', formats: ['iife'], name: 'shell', fileName: () => 'sw.js' },
    },
  });
}

async function compress(folder) {
  const files = filesBelow(folder).filter((path) => /\.(js|css|svg|json|html|txt|webmanifest)$/.test(path));
  await Promise.all(
    files.map(async (path) => {
      const plain = readFileSync(path);
      if (plain.length < 1024) return;
      writeFileSync(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      };
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(plain, { params }));
    }),
  );
}

/** Script that must have arrived before a page is usable: its chunks and all that they import, gzipped. */
function weigh(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizeOf = (file) => {
    const path = join(folder, file);
    const compressed = readdirSync(join(path, '..')).includes(`${basename(file)}.gz`);
    return readFileSync(compressed ? `${path}.gz` : path).length;
  };
  const closure = (keys, into = new Set()) => {
    for (const key of keys) {
      if (into.has(key)) continue;
      into.add(key);
      closure(manifest[key].imports ?? [], into);
    }
    return into;
  };
  const entry = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  const words = Object.keys(manifest).filter((key) => key.endsWith('i18n/base.en.ts'));
  const weight = (keys) =>
    [...closure([...entry, ...words, ...keys])]
      .map((key) => manifest[key].file)
      .filter((file, index, all) => file.endsWith('.js') && all.indexOf(file) === index)
      .reduce((sum, file) => sum + sizeOf(file), 0);

  const pages = Object.keys(manifest).filter(
    (key) => key.startsWith('pages/') && manifest[key].isDynamicEntry && !isLater(key),
  );
  const isEditor = (key) => key === 'pages/document/DocumentRoute.tsx';
  // With the editor: the document page, what it loads by itself, its words, and the kind that weighs most.
  const editor = [...new Set(pages.filter(isEditor).flatMap((key) => [key, ...dynamicsOf(manifest, key)]))];
  const ofEditor = Object.keys(manifest).filter((key) => key.endsWith('i18n/document.en.ts'));
  const ofKinds = manifest['kinds/index.tsx'].dynamicImports;
  const kinds = [...new Set(ofKinds.map(kindOf).filter(Boolean))].map((kind) => {
    // A chunk that several scripts share has lost its name; it is counted with every kind.
    const own = ofKinds.filter((key) => (kindOf(key) ?? kind) === kind);
    const itsWords = Object.keys(manifest).filter((key) => key.endsWith(`i18n/${kind}.en.ts`));
    const all = own.flatMap((key) => [key, ...dynamicsOf(manifest, key)]);
    return [weight([...editor, ...ofEditor, ...itsWords, ...all]), kind];
  });
  const [heavy = [0, 'none']] = kinds.toSorted((a, b) => b[0] - a[0]);
  const others = pages
    .filter((key) => !isEditor(key))
    .map((key) => [weight([key]), key])
    .toSorted((a, b) => b[0] - a[0]);
  const [heaviest = [weight([]), 'the shell']] = others;
  const results = [
    [`Script before the heaviest page without the editor (${heaviest[1]})`, heaviest[0], 200],
    [`Script before the editor (of a ${heavy[1]})`, heavy[0], 450],
  ];
  let fits = editor.length > 0 && kinds.length > 0;
  if (!fits) process.stderr.write('No page of the editor was found: look at weigh() in scripts/build.mjs.\n');
  for (const [name, bytes, limit] of results) {
    const kilobytes = bytes / 1024;
    const ok = kilobytes <= limit;
    fits &&= ok;
    process.stdout.write(
      `${name}: ${kilobytes.toFixed(1)} KB gzip, limit ${limit}${ok ? '' : ': TOO HEAVY'}\n`,
    );
  }
  return fits;
}

/** The kind of document whose script this is. */
function kindOf(key) {
  return /(?:^|\/)kinds\/(\w+)\//.exec(key)?.[1];
}

/** Loaded when somebody asks for it, wherever it stands. */
function isLater(key) {
  return /\.later(?:\.tsx?|-[\w-]+\.js)$/.test(key);
}

function dynamicsOf(manifest, key, seen = new Set()) {
  const entry = manifest[key];
  for (const next of [...(entry.imports ?? []), ...(entry.dynamicImports ?? [])]) {
    if (seen.has(next) || manifest[next].isEntry) continue;
    // Languages, other pages and what is named `.later` are loaded when somebody asks for them.
    if (next.includes('i18n/') || isLater(next)) continue;
    // A document is of one kind.
    if (kindOf(next) && kindOf(next) !== kindOf(key)) continue;
    if (next.startsWith('pages/') && !next.startsWith('pages/document/')) continue;
    seen.add(next);
    dynamicsOf(manifest, next, seen);
  }
  return seen;
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
