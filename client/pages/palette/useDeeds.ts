import type { Answer } from '../../../shared/contract/calls.ts';
import { useSend } from '../../api/queries.ts';
import { useLocale } from '../../ui/Locale.tsx';
import { useText } from '../../ui/text.tsx';
import { useNewDocument } from '../useNewDocument.ts';
import { useSignOut } from '../useSignOut.ts';
import type { Suggestion } from './suggestions.ts';

/** What can be done from every page. */
export function useDeeds(me: NonNullable<Answer<'session'>['me']>): readonly Suggestion[] {
  const t = useText();
  const documents = useNewDocument();
  const update = useSend('updateMe', ['session']);
  const { locale, setLocale } = useLocale();
  const out = useSignOut(me.id);
  const other = locale === 'en' ? 'es' : 'en';
  return [
    ...me.networks
      .filter((one) => one.role === 'editor' || one.role === 'facilitator')
      .map(({ id, name }) => ({
        id: `do-new-${id}`,
        text: t('docs.palette.newMemo', { network: name }),
        run: () => documents.create({ kind: 'memo', owner: { type: 'network', id } }),
      })),
    {
      id: 'do-language',
      text: t('docs.palette.language'),
      run: () => {
        setLocale(other);
        update.mutate({ body: { locale: other } });
      },
    },
    { id: 'do-out', text: t('docs.palette.signOut'), run: out.signOut },
  ];
}
