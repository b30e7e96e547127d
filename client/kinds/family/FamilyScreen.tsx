import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { targetsOf } from '../../../shared/kinds/family/rules.ts';
import { textOf } from '../../../shared/kinds/family/read.ts';
import { Locked } from '../../editor/Locked.tsx';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor, RichEditor } from '../../editor/TextEditor.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { useAtoms } from './atoms.ts';
import { Bar } from './Bar.tsx';
import { Columns } from './Columns.tsx';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { FieldsProvider, useLiveFields } from './useFields.ts';
import { TermsProvider, useNetworkTerms } from './terms.ts';
import css from './family.module.css';

const Preview = lazy(inTheEnd(() => import('./Preview.later.tsx')));
const Slots = lazy(inTheEnd(() => import('./Slots.later.tsx')));
const MergeFields = lazy(inTheEnd(() => import('./MergeFields.later.tsx')));
const Languages = lazy(inTheEnd(() => import('./Languages.later.tsx')));

/** A family-communication template, live: what it is for, then its text in the languages chosen. */
export default function FamilyScreen() {
  const t = useText();
  const { places, surroundings } = useOpenDocument();
  const fields = useLiveFields();
  const targets = useMemo(() => targetsOf(fields), [fields]);
  const [chosen, setChosen] = useState<readonly string[]>();
  const [isPreview, setPreview] = useState(false);
  const shown = useMemo(
    () => targets.filter((lang) => (chosen ?? targets.slice(0, 1)).includes(lang)),
    [targets, chosen],
  );
  const terms = useNetworkTerms();
  useAtoms(fields);

  useEffect(
    () =>
      places.onGoing((address) => {
        const lang = /^(?:body|legal)(?:\/[^@]*)?@(.+)$/.exec(address)?.[1];
        if (lang === undefined) return;
        setPreview(false);
        setChosen((before) => [...new Set([...(before ?? targets.slice(0, 1)), lang])]);
      }),
    [places, targets],
  );

  const source = textOf(fields.source) || 'en';
  return (
    <FieldsProvider value={fields}>
      <TermsProvider value={terms}>
        <LineEditor
          address="title"
          label={t('family.title')}
          placeholder={t('family.title.placeholder')}
          className={css.title ?? ''}
        />
        <Facts />
        <Bar shown={shown} choose={setChosen} isPreview={isPreview} preview={setPreview} />
        {isPreview ? (
          <Suspense>
            <Preview languages={[source, ...shown]} />
          </Suspense>
        ) : (
          <>
            <Part name="body" heading={t('family.body')}>
              <Columns field="body" languages={shown} />
            </Part>
            <Part
              name="legal"
              also="citation"
              heading={t('family.legal')}
              {...(surroundings.isFork ? {} : { aside: t('family.legal.aside') })}
            >
              <Locked address="legal">
                <Columns field="legal" languages={shown} />
                <LineEditor
                  address="citation"
                  label={t('family.citation')}
                  placeholder={t('family.citation.placeholder')}
                  className={css.citation ?? ''}
                />
              </Locked>
            </Part>
          </>
        )}
        <Part name="slots" heading={t('family.slots')} aside={t('family.slots.help')}>
          <Suspense>
            <Slots languages={[source, ...shown]} />
          </Suspense>
        </Part>
        <Part name="mergeFields" heading={t('family.mergeFields')} aside={t('family.mergeFields.help')}>
          <Suspense>
            <MergeFields />
          </Suspense>
        </Part>
        <Part name="languages" heading={t('family.languages')}>
          <Suspense>
            <Languages />
          </Suspense>
        </Part>
        <Part name="notes" heading={t('doc.notes')} aside={t('doc.notes.never')} quiet>
          <RichEditor address="notes" label={t('doc.notes')} placeholder={t('doc.notes.placeholder')} />
        </Part>
      </TermsProvider>
    </FieldsProvider>
  );
}
