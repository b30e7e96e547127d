import { type KindName, kindNames } from '../../shared/kinds/names.ts';
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
  return (name) => {
    const kind = kindNames.find((one): one is KindName => one === name);
    return kind ? t(`kind.${kind}`) : t('shell.kind.other');
  };
}
