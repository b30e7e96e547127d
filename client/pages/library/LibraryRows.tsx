import { Link } from '@tanstack/react-router';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useDates } from '../../ui/dates.ts';
import { OrganisationName } from '../../ui/OrganisationName.tsx';
import { Snippet } from '../../ui/Snippet.tsx';
import { useText } from '../../ui/text.tsx';
import { useDocumentTitle } from '../documentTitle.ts';
import { Alike } from './Alike.tsx';
import { decisionNames } from './decisionNames.ts';
import css from './LibraryRows.module.css';

type Entry = Answer<'library'>['entries'][number];

/** Title, finding, districts with context, decisions, date, forks: a row each. */
export function LibraryRows({
  entries,
  under = 'h2',
}: {
  readonly entries: readonly Entry[];
  /** The heading they stand under. */
  readonly under?: 'h1' | 'h2';
}) {
  const Heading = under === 'h1' ? 'h2' : 'h3';
  const t = useText();
  const dates = useDates();
  const title = useDocumentTitle();
  return (
    <ol className={css.rows}>
      {entries.map((entry) => (
        <li key={`${entry.documentId}/${entry.n}`} className={css.row}>
          <div className={css.words}>
            <Heading className={css.title}>
              <a href={`/p/${entry.documentId}/${entry.n}`}>{title(entry)}</a>
            </Heading>
            <Found entry={entry} />
            <ul className={css.districts}>
              {entry.organisations.map((organisation) => (
                <li key={organisation.id} className={css.district}>
                  <OrganisationName organisation={organisation} />
                  <Context profile={organisation.profile} />
                  <Decision entry={entry} organisation={organisation.name} />
                </li>
              ))}
            </ul>
            <Alike entry={entry} />
            <p className={css.meta}>
              {[
                entry.network,
                dates.moment(entry.publishedAt),
                entry.forks > 0 ? t('shell.library.forks', { count: entry.forks }) : undefined,
                entry.visibility === 'listed' ? undefined : t(`shell.library.visibility.${entry.visibility}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <Link to="/use/$doc/$n" params={{ doc: entry.documentId, n: String(entry.n) }} className={css.use}>
            {t('shell.library.use')}
          </Link>
        </li>
      ))}
    </ol>
  );
}

function Context({ profile }: { readonly profile: Entry['organisations'][number]['profile'] }) {
  const t = useText();
  const parts = [
    profile?.englishLearners === undefined
      ? undefined
      : t('shell.library.el', { percent: profile.englishLearners }),
    profile?.localeCategory ? t(`shell.locale.${profile.localeCategory}`).toLowerCase() : undefined,
  ].filter(Boolean);
  return parts.length > 0 ? <span className={css.context}>{parts.join(', ')}</span> : null;
}

function Decision({ entry, organisation }: { readonly entry: Entry; readonly organisation: string }) {
  const t = useText();
  const choice = entry.decisions.find((decision) => decision.organisation === organisation)?.choice;
  const message = choice === undefined ? undefined : decisionNames[choice];
  return message ? <span className={css.decision}>{t(message)}</span> : null;
}

/** The finding, and the words a search hit; once where the hit stands in the finding itself. */
function Found({ entry: { finding, snippet } }: { readonly entry: Entry }) {
  const hit = snippet ? <Snippet snippet={snippet} /> : undefined;
  if (finding && snippet?.text.includes(finding)) return <p className={css.finding}>{hit}</p>;
  return (
    <>
      {finding ? <p className={css.finding}>{finding}</p> : null}
      {hit ? <p className={css.context}>{hit}</p> : null}
    </>
  );
}
