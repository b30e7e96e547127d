/**
 * Who may import whom, as data: the test holds the code against it and the README's picture is drawn from it.
 * A layer may import itself and the layers named in its list. Paths are prefixes; the longest one that fits wins.
 */
export interface Layer {
  readonly name: string;
  readonly paths: readonly string[];
  readonly may: readonly string[];
}

export const layers: readonly Layer[] = [
  { name: 'words', paths: ['shared/ids.ts', 'shared/model.ts', 'shared/i18n/'], may: [] },
  { name: 'policy', paths: ['shared/policy/'], may: ['words'] },
  {
    name: 'files read',
    paths: ['shared/csv/', 'shared/standards/', 'shared/calendar/'],
    may: ['words'],
  },
  { name: 'contract', paths: ['shared/contract/'], may: ['files read', 'words'] },
  { name: 'protocol', paths: ['shared/protocol/'], may: ['words'] },
  { name: 'content', paths: ['shared/content/'], may: ['words'] },
  { name: 'readability', paths: ['shared/readability/'], may: ['words'] },
  { name: 'render', paths: ['shared/render/'], may: ['content', 'words'] },
  { name: 'guard', paths: ['shared/guard/'], may: ['content', 'words'] },
  {
    name: 'kinds',
    paths: ['shared/kinds/'],
    may: ['guard', 'render', 'content', 'readability', 'files read', 'words'],
  },

  {
    name: 'store',
    paths: ['server/store/', 'server/bus/', 'server/mail/', 'server/export/'],
    may: ['shared'],
  },
  { name: 'rooms', paths: ['server/rooms/'], may: ['store', 'shared'] },
  {
    name: 'actions',
    paths: ['server/actions/', 'server/auth/', 'server/context.ts', 'server/config.ts'],
    may: ['rooms', 'store', 'shared'],
  },
  {
    name: 'doors',
    paths: ['server/http/', 'server/ws/', 'server/jobs/'],
    may: ['actions', 'rooms', 'store', 'shared'],
  },
  {
    name: 'app',
    paths: ['server/app.ts', 'server/process.ts', 'server/demo/'],
    may: ['doors', 'actions', 'rooms', 'store', 'shared'],
  },
  { name: 'main', paths: ['server/main.ts'], may: ['app', 'doors', 'actions', 'rooms', 'store', 'shared'] },

  { name: 'api', paths: ['client/api/'], may: ['shared'] },
  { name: 'ui', paths: ['client/ui/'], may: ['api', 'shared'] },
  { name: 'sync', paths: ['client/sync/'], may: ['ui', 'api', 'shared'] },
  { name: 'editor', paths: ['client/editor/'], may: ['sync', 'ui', 'api', 'shared'] },
  { name: 'kind screens', paths: ['client/kinds/'], may: ['editor', 'sync', 'ui', 'api', 'shared'] },
  { name: 'pages', paths: ['client/pages/'], may: ['kind screens', 'editor', 'sync', 'ui', 'api', 'shared'] },
  {
    name: 'client main',
    paths: ['client/main.tsx', 'client/'],
    may: ['pages', 'kind screens', 'editor', 'sync', 'ui', 'api', 'shared'],
  },
];

/** `shared` in a list stands for every layer below `shared/`. */
const sharedLayers = [
  'words',
  'files read',
  'policy',
  'contract',
  'protocol',
  'content',
  'readability',
  'render',
  'guard',
  'kinds',
];

export function layerOf(file: string): Layer | undefined {
  let best: { layer: Layer; length: number } | undefined;
  for (const layer of layers) {
    for (const path of layer.paths) {
      if (file.startsWith(path) && path.length > (best?.length ?? 0)) best = { layer, length: path.length };
    }
  }
  return best?.layer;
}

export function mayImport(from: Layer, to: Layer): boolean {
  if (from.name === to.name || from.may.includes(to.name)) return true;
  return from.may.includes('shared') && sharedLayers.includes(to.name);
}
