import { useCallback, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import { wordsOf } from '../../../shared/content/units.ts';
import type { Translated } from '../../../shared/kinds/family/fields.ts';
import { textOf } from '../../../shared/kinds/family/read.ts';
import {
  directionOf,
  languageName,
  sourceUnits,
  tableOf,
  type UnitRow,
} from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { RichEditor } from '../../editor/TextEditor.tsx';
import { useText } from '../../ui/text.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { LanguageFigures } from './letters/LanguageFigures.tsx';
import { nextThatNeedsWork } from './next.ts';
import { useMarkedTerms } from './terms.ts';
import { UnitCell } from './UnitCell.tsx';
import { useAligned } from './useAligned.ts';
import { useFields } from './useFields.ts';
import css from './family.module.css';

interface Props {
  readonly field: Translated;
  readonly languages: readonly string[];
}

/** A text in its source's language, and beside each unit its translations. */
export function Columns({ field, languages }: Props) {
  const fields = useFields();
  const source = textOf(fields.source) || 'en';
  const isBeside = useMedia('(min-width: 600px)');
  const grid = useRef<HTMLDivElement>(null);
  const units = useMemo(() => sourceUnits(fields, field).map(({ id }) => id), [fields, field]);
  useAligned(grid, `${field}@${source}`, isBeside ? [...languages, ...units] : []);
  return (
    <div className={css.columns} ref={grid} data-languages={Math.min(languages.length, 3)}>
      <Source field={field} source={source} />
      {languages.map((lang) => (
        <Column key={lang} field={field} lang={lang} isBeside={isBeside} />
      ))}
    </div>
  );
}

function Source({ field, source }: { readonly field: Translated; readonly source: string }) {
  const t = useText();
  const { locale } = useIntl();
  const language = languageName(source, locale);
  const column = useRef<HTMLDivElement>(null);
  useMarkedTerms(column, source, `glossary-${field}`);
  return (
    <div className={css.column} ref={column}>
      <h3 className={css.language}>{t('family.source', { language })}</h3>
      {field === 'body' ? <LanguageFigures lang={source} /> : null}
      <RichEditor
        key={source}
        address={`${field}@${source}`}
        label={`${t(`family.${field}`)}, ${language}`}
        placeholder={t(`family.${field}.placeholder`)}
        lang={source}
        dir={directionOf(source)}
      />
    </div>
  );
}

function Column({
  field,
  lang,
  isBeside,
}: {
  readonly field: Translated;
  readonly lang: string;
  readonly isBeside: boolean;
}) {
  const { locale } = useIntl();
  const fields = useFields();
  const { places, locks } = useOpenDocument();
  const rows = useMemo(
    () => tableOf(fields, lang).filter((row) => row.field === field),
    [fields, field, lang],
  );
  const goOn = useCallback(
    (from: string) => {
      const next = nextThatNeedsWork(fields, [lang], from, locks);
      if (next) void places.go(next);
    },
    [fields, lang, places, locks],
  );
  return (
    <section className={css.column} aria-label={languageName(lang, locale)}>
      <h3 className={css.language}>{languageName(lang, locale)}</h3>
      {field === 'body' ? <LanguageFigures lang={lang} /> : null}
      <div className={isBeside ? css.beside : css.below}>
        {rows.map((row) => (
          <div key={row.id} className={css.unit} data-unit={row.id}>
            {isBeside ? null : <SourceWords row={row} />}
            <UnitCell row={row} lang={lang} goOn={goOn} />
          </div>
        ))}
      </div>
    </section>
  );
}

function SourceWords({ row }: { readonly row: UnitRow }) {
  const source = textOf(useFields().source);
  return (
    <p className={css.sourceWords} lang={source} dir={directionOf(source)}>
      {wordsOf(row.node.content)}
    </p>
  );
}
