import { useText } from '../ui/text.tsx';

/** The title of a document in a list; a document nobody has named yet is called by its kind. */
export function useDocumentTitle(): (document: { readonly title: string; readonly kind: string }) => string {
  const t = useText();
  const kind = useKindName();
  return (document) =>
    document.title.trim() === ''
      ? t('shell.untitled', { kind: kind(document.kind).toLowerCase() })
      : document.title;
}

export function useKindName(): (kind: string) => string {
  const t = useText();
  return (kind) => (kind === 'memo' ? t('shell.kind.memo') : t('shell.kind.other'));
}
