import { Avatar } from '../ui/Avatar.tsx';
import { useText } from '../ui/text.tsx';
import css from './TwoDistricts.module.css';

const allentown = { colour: 0, pattern: 0, initials: 'AL' };
const quakertown = { colour: 1, pattern: 4, initials: 'QU' };

/** The product in one picture: two districts in one memo. */
export function TwoDistricts() {
  const t = useText();
  return (
    <figure className={css.picture} role="img" aria-label={t('shell.start.picture')}>
      <div className={css.paper} aria-hidden>
        <div className={css.faces}>
          <Avatar identity={allentown} />
          <Avatar identity={quakertown} />
        </div>
        <p className={css.title}>{t('shell.start.picture.title')}</p>
        <p className={css.section}>{t('shell.start.picture.tried')}</p>
        <span className={css.line} />
        <span className={`${css.line} ${css.short} ${css.writing}`} data-colour="0">
          <span className={css.flag}>Allentown</span>
        </span>
        <p className={css.section}>{t('shell.start.picture.evidence')}</p>
        <div className={css.row}>
          <Avatar identity={allentown} shape="organisation" size="small" />
          <span>Allentown</span>
          <span>58%</span>
          <span>66%</span>
          <b>+8</b>
        </div>
        <div className={`${css.row} ${css.active}`} data-colour="1">
          <Avatar identity={quakertown} shape="organisation" size="small" />
          <span>Quakertown</span>
          <span>61%</span>
          <span className={css.cell}>64%</span>
          <b>+3</b>
        </div>
      </div>
    </figure>
  );
}
