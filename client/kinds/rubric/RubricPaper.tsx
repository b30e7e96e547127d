import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { useDerived } from '../../editor/derived.ts';
import { Locked } from '../../editor/Locked.tsx';
import { useOpenDocument } from '../../editor/open.ts';
import { Section } from '../../editor/Section.tsx';
import { RichEditor } from '../../editor/TextEditor.tsx';
import { useIsEmpty } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { Criteria } from './Criteria.tsx';
import css from './rubric.module.css';

// Below what is seen first, or folded away until somebody goes there.
const Descriptors = lazy(inTheEnd(() => import('./Descriptors.later.tsx')));
const Vendors = lazy(inTheEnd(() => import('./Vendors.later.tsx')));
const SetUp = lazy(inTheEnd(() => import('./SetUp.later.tsx')));
const Districts = lazy(inTheEnd(() => import('./Districts.later.tsx')));
const AfterBuying = lazy(inTheEnd(() => import('./AfterBuying.later.tsx')));

const optionals = { recommendation: 'rich', afterBuying: 'list' } as const;
type OptionalName = keyof typeof optionals;
const optionalNames = Object.keys(optionals) as readonly OptionalName[];

/** The rubric as it is written, in the order of the printed page. */
export function RubricPaper({ withVendors }: { readonly withVendors: boolean }) {
  const t = useText();
  const isWeighed = useDerived((read) =>
    read.rows('criteria').some((row) => read.value(under('criteria', row, 'points'))),
  );
  const isCompared = withVendors || isWeighed;
  const { places } = useOpenDocument();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      places.onGoing((address) => {
        const field = address.split('/')[0] ?? '';
        if (field in optionals) setOpened((before) => new Set([...before, field]));
      }),
    [places],
  );
  const isOpen = {
    recommendation: !useIsEmpty('recommendation', 'rich') || opened.has('recommendation'),
    afterBuying: !useIsEmpty('afterBuying', 'list') || opened.has('afterBuying'),
  };
  return (
    <>
      <Section name="purpose" heading={t('rubric.purpose')}>
        <RichEditor
          address="purpose"
          label={t('rubric.purpose')}
          placeholder={t('rubric.purpose.placeholder')}
        />
      </Section>
      {isOpen.recommendation ? (
        <Section name="recommendation" heading={t('rubric.recommendation')}>
          <RichEditor
            address="recommendation"
            label={t('rubric.recommendation')}
            placeholder={t('rubric.recommendation.placeholder')}
          />
        </Section>
      ) : null}
      <Locked address="criteria">
        <Section name="criteria" also="descriptors" heading={t('rubric.criteria')}>
          <Criteria isCompared={isCompared} />
        </Section>
        {isCompared ? null : (
          <Section name="descriptors" heading={t('rubric.descriptors')}>
            <Suspense>
              <Descriptors />
            </Suspense>
          </Section>
        )}
        <Folded name="levels" also={['categories', 'lowest']} heading={t('rubric.setUp')}>
          <SetUp />
        </Folded>
      </Locked>
      <Section name="vendors" also="students" heading={t('rubric.vendors')}>
        <Suspense>
          <Vendors />
        </Suspense>
      </Section>
      {withVendors ? (
        <Locked address="weights" quiet>
          <Folded name="districts" also={['weights']} heading={t('rubric.districts')}>
            <Districts />
          </Folded>
        </Locked>
      ) : null}
      {isOpen.afterBuying ? (
        <Section name="afterBuying" heading={t('rubric.afterBuying')}>
          <Suspense>
            <AfterBuying />
          </Suspense>
        </Section>
      ) : null}
      <AddLines
        names={optionalNames.filter((name) => !isOpen[name] && (withVendors || name !== 'afterBuying'))}
      />
      <Section name="notes" heading={t('doc.notes')} aside={t('doc.notes.never')} quiet>
        <RichEditor address="notes" label={t('doc.notes')} placeholder={t('doc.notes.placeholder')} />
      </Section>
    </>
  );
}

interface FoldedProps {
  readonly name: string;
  readonly also: readonly string[];
  readonly heading: string;
  readonly children: ReactNode;
}

/** A part that is set up once: folded away until somebody goes there. */
function Folded({ name, also, heading, children }: FoldedProps) {
  const { places } = useOpenDocument();
  const [isOpen, setOpen] = useState(false);
  useEffect(
    () =>
      places.onGoing((address) => {
        if ([name, ...also].includes(address.split('/')[0] ?? '')) setOpen(true);
      }),
    [places, name, also],
  );
  return (
    <details
      className={css.folded}
      open={isOpen}
      data-section={name}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2>{heading}</h2>
      </summary>
      {isOpen ? <Suspense>{children}</Suspense> : null}
    </details>
  );
}

function AddLines({ names }: { readonly names: readonly OptionalName[] }) {
  const t = useText();
  const { editable, places } = useOpenDocument();
  if (!editable || names.length === 0) return null;
  return (
    <ul className={css.add} aria-label={t('rubric.add')}>
      {names.map((name) => (
        <li key={name}>
          <Button
            variant="quiet"
            icon={<Plus aria-hidden />}
            onPress={() => {
              void places.go(name);
            }}
          >
            {t(`rubric.add.${name}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
