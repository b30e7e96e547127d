import { useIntl } from 'react-intl';
import { deviationsOf } from '../../../shared/content/glossary.ts';
import { lineNodes } from '../../../shared/content/fragments.ts';
import { fragmentIn } from '../../../shared/content/layout.ts';
import { isBlankInline } from '../../../shared/content/nodes.ts';
import { wordsOf } from '../../../shared/content/units.ts';
import { textOf } from '../../../shared/kinds/family/read.ts';
import type { UnitRow } from '../../../shared/kinds/family/rules.ts';
import { directionOf, languageName } from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { useText } from '../../ui/text.tsx';
import { announce } from '../../ui/announce.ts';
import { useMark } from './marks.ts';
import { StatusMark } from './StatusMark.tsx';
import { useTerms } from './terms.ts';
import { useFields } from './useFields.ts';
import css from './family.module.css';

interface Props {
  readonly row: UnitRow;
  readonly lang: string;
  readonly goOn: (from: string) => void;
}

/** One unit in one language, with its status in the gutter. */
export function UnitCell({ row, lang, goOn }: Props) {
  const t = useText();
  const { locale } = useIntl();
  const { editable, ydoc } = useOpenDocument();
  const mark = useMark();
  const language = languageName(lang, locale);
  const source = textOf(useFields().source);
  const deviations = deviationsOf(
    useTerms(),
    { lang: source, words: row.words },
    { lang, words: wordsOf(row.target?.text) },
  );
  const style = row.node.type === 'heading' ? css.headingWords : '';
  return (
    <div className={css.cell} data-status={row.status}>
      <StatusMark row={row} lang={lang} language={language} />
      <LineEditor
        address={row.address}
        label={t('family.unit', { language, words: row.words })}
        placeholder={t('family.unit.placeholder')}
        className={`${css.words} ${style}`}
        lang={lang}
        dir={directionOf(lang)}
        onKey={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !editable) return false;
          // What stands there now: the last letters may not have been read yet.
          const there = fragmentIn(ydoc, row.address);
          if (there && !isBlankInline(lineNodes(there)) && mark(row.field, row.id, lang)) {
            announce(t('family.mark.done'));
            goOn(row.address);
          }
          return true;
        }}
      />
      {deviations.map(({ term, wanted }) => (
        <p key={term} className={css.hint}>
          {t('family.glossary.says', { term, wanted: wanted.join(', ') })}
        </p>
      ))}
    </div>
  );
}
