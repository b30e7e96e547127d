import { Link } from '@tanstack/react-router';
import { useAnswer } from '../api/queries.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import rows from '../ui/rows.module.css';
import { useText } from '../ui/text.tsx';
import { PublicPage } from './frame/PublicFrame.tsx';
import { LibraryRows } from './library/LibraryRows.tsx';
import css from './StartPage.module.css';
import { TwoDistricts } from './TwoDistricts.tsx';

const shown = 5;

/** Signed out: one sentence, one picture, published work to read. */
export function StartPage() {
  const t = useText();
  const library = useAnswer('library');
  return (
    <PublicPage title="">
      <div className={css.hero}>
        <div className={css.words}>
          <h1 className={css.sentence}>{t('shell.start.sentence')}</h1>
          <div>
            <Link to="/sign-in" className={buttonClass('primary')}>
              {t('shell.start.signIn')}
            </Link>
          </div>
        </div>
        <TwoDistricts />
      </div>
      <section className={css.published} aria-labelledby="published">
        <h2 id="published" className={css.title}>
          {t('shell.start.published')}
        </h2>
        <Loaded answer={library} lines={3}>
          {({ entries }) =>
            entries.length === 0 ? (
              <p className={rows.note}>{t('shell.start.published.none')}</p>
            ) : (
              <>
                <LibraryRows entries={entries.slice(0, shown)} />
                {entries.length > shown ? <Link to="/library">{t('shell.start.published.all')}</Link> : null}
              </>
            )
          }
        </Loaded>
      </section>
    </PublicPage>
  );
}
