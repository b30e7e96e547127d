import { X } from 'lucide-react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import { putBackRow, removeRow } from '../../../shared/content/live.ts';
import { textOf } from '../../../shared/kinds/family/read.ts';
import { readingOf } from '../../../shared/kinds/family/reading.ts';
import { languageName, languageRow, languagesOf } from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor, RichEditor } from '../../editor/TextEditor.tsx';
import { localValues } from '../../editor/values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useFields } from './useFields.ts';
import css from './family.module.css';

/** Whose each language is, who reads it, what wording was decided, and how hard it is to read. */
export default function Languages() {
  const { locale } = useIntl();
  const { editable } = useOpenDocument();
  const fields = useFields();
  const source = textOf(fields.source);
  return (
    <ul className={css.languages}>
      {languagesOf(fields).flatMap((tag) => {
        const { id } = languageRow(fields, tag);
        if (id === '') return [];
        const name = languageName(tag, locale);
        return [<Language key={id} {...{ tag, name }} row={id} mayGo={editable && tag !== source} />];
      })}
    </ul>
  );
}

interface LanguageProps {
  readonly tag: string;
  readonly name: string;
  readonly row: string;
  readonly mayGo: boolean;
}

function Language({ tag, name, row, mayGo }: LanguageProps) {
  const t = useText();
  const { ydoc, me } = useOpenDocument();
  const at = (field: string) => under('languages', row, field);
  const remove = () => {
    removeRow(ydoc, 'languages', row, { by: me.id, at: Date.now() }, localValues);
    showToast({
      message: t('family.language.removed', { language: name }),
      undo: () => putBackRow(ydoc, 'languages', row, localValues),
    });
  };
  return (
    <li className={css.languageCard} data-address={under('languages', row)} tabIndex={-1}>
      <div className={css.heading}>
        <h3>{name}</h3>
        <Figures tag={tag} />
        {mayGo ? (
          <IconButton label={t('family.language.remove', { language: name })} onPress={remove}>
            <X aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {(['whose', 'reviewer'] as const).map((field) => (
        <div key={field} className={css.fact}>
          <span aria-hidden className={css.factName}>
            {t(`family.language.${field}`)}
          </span>
          <LineEditor
            address={at(field)}
            label={`${t(`family.language.${field}`)}, ${name}`}
            className={css.factWords ?? ''}
          />
        </div>
      ))}
      <RichEditor
        address={at('wording')}
        label={`${t('family.language.wording')}, ${name}`}
        placeholder={t('family.language.wording')}
      />
    </li>
  );
}

function Figures({ tag }: { readonly tag: string }) {
  const t = useText();
  const { locale } = useIntl();
  const fields = useFields();
  const { words, sentences, grade, inflesz, sms } = readingOf(fields, tag);
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const gradeSaid = (grade: number | undefined) => {
    if (grade === undefined) return '';
    return grade < 1
      ? t('family.language.gradeLow')
      : t('family.language.grade', { grade: one.format(grade) });
  };
  const said = [
    t('family.language.figures', { words, sentences }),
    gradeSaid(grade),
    inflesz
      ? t('family.language.inflesz', {
          score: one.format(inflesz.score),
          band: t(`family.band.${inflesz.band}`),
        })
      : '',
    fields.channel === 'sms' ? t('family.language.sms', { segments: sms.segments }) : '',
  ];
  return <span className={css.soft}>{said.filter((part) => part !== '').join(' · ')}</span>;
}
