import { useState } from 'react';
import { useIntl } from 'react-intl';
import { type BilingualText, readBilingual } from '../../../../shared/kinds/family/bilingual/read.ts';
import { reviewOf } from '../../../../shared/kinds/family/bilingual/review.ts';
import { FileTrouble, mostBytes } from '../../../../shared/kinds/family/bilingual/unzip.ts';
import { lineText } from '../../../../shared/content/text.ts';
import { textOf } from '../../../../shared/kinds/family/read.ts';
import { languageName, tableOf, targetsOf } from '../../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { downloadFile } from '../../../ui/downloadText.ts';
import { Select } from '../../../ui/Field.tsx';
import { FileField } from '../../../ui/FileField.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useText } from '../../../ui/text.tsx';
import { useFields } from '../useFields.ts';
import { ReviewSheet } from './ReviewSheet.tsx';
import css from './letters.module.css';

const writeScript = inTheEnd(() => import('../../../../shared/kinds/family/bilingual/write.later.ts'));

interface Props {
  /** The language that is on screen. */
  readonly first: string | undefined;
  readonly onClose: () => void;
}

/** A translator's Word file, out and back. */
export default function WordSheet(props: Props) {
  return useWords('letters') ? <OutAndBack {...props} /> : null;
}

function OutAndBack({ first, onClose }: Props) {
  const t = useText();
  const { locale } = useIntl();
  const { editable, locks } = useOpenDocument();
  const fields = useFields();
  const targets = targetsOf(fields);
  const [chosen, setChosen] = useState(first);
  const lang = targets.find((one) => one === chosen) ?? targets[0] ?? '';
  const [error, setError] = useState('');
  const [file, setFile] = useState<BilingualText>();
  const units = tableOf(fields, lang);
  const language = languageName(lang, locale);

  const save = async () => {
    const { writeBilingual } = await writeScript();
    const source = textOf(fields.source);
    const title = lineText(fields.title);
    const bytes = await writeBilingual({
      title,
      instructions: t('letters.word.instructions', { example: '{{student_first_name}}' }),
      source: { lang: source, name: languageName(source, locale) },
      target: { lang, name: language },
      rows: units,
    });
    downloadFile(`${fileName(title)}.${lang}.docx`, new Blob([bytes], { type: wordType }));
  };
  const bring = async (given: File) => {
    const read = await readFile(given);
    if (typeof read === 'string') setError(t(read));
    else if (read.lang !== undefined && read.lang !== lang) {
      setError(t('letters.word.otherLanguage', { other: languageName(read.lang, locale), language }));
    } else {
      setError('');
      setFile(read);
    }
  };

  if (file) return <ReviewSheet review={reviewOf(file, units, locks)} lang={lang} onClose={onClose} />;
  return (
    <Sheet isOpen title={t('letters.word')} onClose={onClose}>
      <div className={css.sheet}>
        <Select
          label={t('letters.word.language')}
          value={lang}
          onChange={(tag) => {
            setChosen(tag);
            setError('');
          }}
          options={targets.map((tag) => ({ value: tag, text: languageName(tag, locale) }))}
        />
        <div className={css.step}>
          <p className={css.about}>{t('letters.word.save.about')}</p>
          <Button
            variant="primary"
            isDisabled={units.length === 0 || lang === ''}
            onPress={() => {
              void save();
            }}
          >
            {t('letters.word.save')}
          </Button>
        </div>
        {editable ? (
          <div className={css.step}>
            <FileField
              label={t('letters.word.bring')}
              hint={t('letters.word.bring.about')}
              error={error}
              accept={`.docx,${wordType}`}
              onChoose={(given) => {
                void bring(given);
              }}
            />
          </div>
        ) : (
          <p className={css.about}>{t('letters.word.readOnly')}</p>
        )}
      </div>
    </Sheet>
  );
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Problem = 'letters.word.notWord' | 'letters.word.tooLarge' | 'letters.word.unsafe';

async function readFile(file: File): Promise<BilingualText | Problem> {
  if (file.size > mostBytes) return 'letters.word.tooLarge';
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return readBilingual(bytes, (xml) => new DOMParser().parseFromString(xml, 'application/xml'));
  } catch (error) {
    if (error instanceof FileTrouble) return `letters.word.${error.trouble}`;
    throw error;
  }
}

function fileName(title: string): string {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  return name === '' || name === '-' ? 'letter' : name;
}
