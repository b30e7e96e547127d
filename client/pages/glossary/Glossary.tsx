import { Pencil, Plus, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Term } from '../../../shared/content/glossary.ts';
import { languageName } from '../../../shared/content/languages.ts';
import { useAnswer, useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/Section.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useRemoval } from '../../ui/useRemoval.ts';
import { useMembership } from '../useMembership.ts';
import { TermForm } from './TermForm.tsx';

/** How a network calls things in each language. */
export function Glossary({ networkId }: { readonly networkId: string }) {
  const t = useText();
  const { locale } = useIntl();
  const params = { network: networkId };
  const answer = useAnswer('glossary', { params });
  const { mayWrite } = useMembership(networkId);
  const remove = useSend('removeTerm', ['glossary']);
  const [open, setOpen] = useState<string>();
  const failed = useCallback(() => showToast({ message: t('glossary.failed') }), [t]);
  const commit = useCallback(
    (term: string) => remove.mutateAsync({ params: { network: networkId, term } }),
    [remove, networkId],
  );
  const removal = useRemoval(commit, failed);
  const close = () => setOpen(undefined);

  const words = (term: Term) =>
    Object.entries(term.words).map(([tag, list]) => (
      <span key={tag} className={rows.soft}>
        {languageName(tag, locale)}: <bdi lang={tag}>{list.join(', ')}</bdi>
      </span>
    ));

  return (
    <Section title={t('glossary.title')}>
      <p className={rows.note}>{t('glossary.about')}</p>
      <Loaded answer={answer}>
        {({ terms }) => {
          const shown = terms.filter(({ id }) => !removal.gone.has(id));
          return (
            <>
              {shown.length === 0 ? <p className={rows.note}>{t('glossary.none')}</p> : null}
              <ul className={rows.rows}>
                {shown.map((term) =>
                  open === term.id ? (
                    <li key={term.id}>
                      <TermForm networkId={networkId} term={term} onDone={close} />
                    </li>
                  ) : (
                    <li key={term.id} className={rows.row}>
                      <span className={rows.main}>
                        <strong lang={term.lang}>{term.term}</strong> {words(term)}
                        {term.note === '' ? null : <span className={rows.soft}> {term.note}</span>}
                      </span>
                      {mayWrite ? (
                        <>
                          <IconButton
                            label={t('glossary.edit', { term: term.term })}
                            onPress={() => setOpen(term.id)}
                          >
                            <Pencil aria-hidden />
                          </IconButton>
                          <IconButton
                            label={t('glossary.remove', { term: term.term })}
                            onPress={() =>
                              removal.remove(term.id, t('glossary.removed', { term: term.term }))
                            }
                          >
                            <X aria-hidden />
                          </IconButton>
                        </>
                      ) : null}
                    </li>
                  ),
                )}
              </ul>
              {open === 'new' ? <TermForm networkId={networkId} onDone={close} /> : null}
              {mayWrite && open !== 'new' ? (
                <Button variant="quiet" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
                  {t('glossary.add')}
                </Button>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
