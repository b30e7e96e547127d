import { lazy } from 'react';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const suggesting = inTheEnd(() => import('./suggesting.later.ts'));
const editor = inTheEnd(async () => ({
  default: (await import('./SuggestEditor.later.tsx')).SuggestEditor,
}));

/** What one writes in while one suggests. */
export const SuggestEditor = lazy(editor);

/** All that suggesting needs, once somebody begins to suggest. */
export async function fetchSuggesting(): Promise<typeof import('./suggesting.later.ts')> {
  const [module] = await Promise.all([suggesting(), editor()]);
  return module;
}
