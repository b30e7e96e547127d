import { Plus } from 'lucide-react';
import { createContext, type ReactNode, useContext } from 'react';
import { useOpenDocument } from '../../editor/open.ts';
import { Section } from '../../editor/Section.tsx';
import { useIsEmpty } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import css from './memo.module.css';

/** What a memo may also say, offered as quiet lines and left out of print while empty. */
const optionals = {
  events: 'list',
  causes: 'list',
  prediction: 'rich',
  steps: 'list',
  needs: 'list',
  cautions: 'rich',
  help: 'rich',
  artifacts: 'list',
} as const;
export type OptionalName = keyof typeof optionals;
export const optionalNames = Object.keys(optionals) as readonly OptionalName[];

/** Those that were opened here, though they are still empty. */
export const OptionalsContext = createContext<ReadonlySet<OptionalName>>(new Set());

function useIsOpen(name: OptionalName): boolean {
  const opened = useContext(OptionalsContext);
  const isEmpty = useIsEmpty(name, optionals[name]);
  return opened.has(name) || !isEmpty;
}

export function Optional({ name, children }: { readonly name: OptionalName; readonly children: ReactNode }) {
  const t = useText();
  if (!useIsOpen(name)) return null;
  return (
    <Section name={name} heading={t(`memo.${name}`)}>
      {children}
    </Section>
  );
}

export function AddLines() {
  const t = useText();
  const { editable } = useOpenDocument();
  if (!editable) return null;
  return (
    <ul className={css.add} aria-label={t('doc.memo.add')}>
      {optionalNames.map((name) => (
        <AddLine key={name} name={name} />
      ))}
    </ul>
  );
}

function AddLine({ name }: { readonly name: OptionalName }) {
  const t = useText();
  const { places } = useOpenDocument();
  if (useIsOpen(name)) return null;
  return (
    <li>
      <Button
        variant="quiet"
        icon={<Plus aria-hidden />}
        onPress={() => {
          void places.go(name);
        }}
      >
        {t(`memo.add.${name}`)}
      </Button>
    </li>
  );
}
