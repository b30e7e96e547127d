import { useState } from 'react';
import { isLanguageTag } from '../../../shared/content/names.ts';
import { readWords, type Term, writeWords } from '../../../shared/content/glossary.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import form from '../../ui/form.module.css';
import rows from '../../ui/rows.module.css';
import { useText } from '../../ui/text.tsx';
import { useFailed } from '../useFailed.ts';

interface Props {
  readonly networkId: string;
  /** Left out: a new one. */
  readonly term?: Term;
  readonly onDone: () => void;
}

export function TermForm({ networkId, term, onDone }: Props) {
  const t = useText();
  const failed = useFailed();
  const add = useSend('addTerm', ['glossary']);
  const change = useSend('changeTerm', ['glossary']);
  const [name, setName] = useState(term?.term ?? '');
  const [lang, setLang] = useState(term?.lang ?? 'en');
  const [words, setWords] = useState(term ? writeWords(term.words) : '');
  const [note, setNote] = useState(term?.note ?? '');
  const read = readWords(words);
  const isReady = name.trim() !== '' && isLanguageTag(lang) && read !== undefined;

  const save = () => {
    if (!read) return;
    const body = { term: name.trim(), lang, words: read, note: note.trim() };
    const sent = term
      ? change.mutateAsync({ params: { network: networkId, term: term.id }, body })
      : add.mutateAsync({ params: { network: networkId }, body });
    sent.then(onDone, failed);
  };

  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save();
      }}
    >
      <TextField label={t('glossary.term')} value={name} onChange={setName} maxLength={120} required />
      <TextField
        label={t('glossary.lang')}
        value={lang}
        onChange={setLang}
        maxLength={35}
        error={isLanguageTag(lang) ? undefined : t('glossary.lang.unclear')}
      />
      <TextArea
        label={t('glossary.words')}
        hint={t('glossary.words.hint')}
        value={words}
        onChange={setWords}
        error={read ? undefined : t('glossary.words.unclear')}
      />
      <TextField label={t('glossary.note')} value={note} onChange={setNote} maxLength={500} />
      <div className={rows.row}>
        <Button type="submit" variant="primary" isDisabled={!isReady || add.isPending || change.isPending}>
          {t('glossary.save')}
        </Button>
        <Button onPress={onDone}>{t('glossary.cancel')}</Button>
      </div>
    </form>
  );
}
