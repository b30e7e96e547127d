import { MessageSquareDiff, PencilLine } from 'lucide-react';
import { useEffect } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { useSuggestions } from '../../../editor/suggest/suggested.ts';
import { Button } from '../../../ui/Button.tsx';
import { LazyMenu } from '../../../ui/LazyMenu.tsx';
import { useText } from '../../../ui/text.tsx';
import css from '../document.module.css';
import type { PanelName } from '../panels/names.ts';
import type { WritingMode } from './useMode.ts';

interface Props {
  readonly mode: WritingMode;
  readonly panel: PanelName | undefined;
  readonly setPanel: (name: PanelName | undefined) => void;
}

/** How one writes here, and how much is suggested. */
export function Mode({ mode, panel, setPanel }: Props) {
  const t = useText();
  const { suggestions } = useOpenDocument();
  const count = useSuggestions().length;
  useEffect(() => suggestions.onPress(() => setPanel('suggestions')), [suggestions, setPanel]);
  useEffect(() => {
    if (panel !== 'suggestions') suggestions.select(undefined);
  }, [panel, suggestions]);
  const now = t(mode.isSuggesting ? 'suggest.mode.suggesting' : 'suggest.mode.editing');
  return (
    <>
      {count > 0 ? (
        <Button
          variant="quiet"
          icon={<MessageSquareDiff aria-hidden />}
          aria-expanded={panel === 'suggestions'}
          aria-label={t('suggest.button', { count })}
          onPress={() => {
            if (panel === 'suggestions') suggestions.select(undefined);
            setPanel(panel === 'suggestions' ? undefined : 'suggestions');
          }}
        >
          {count}
        </Button>
      ) : null}
      {mode.maySwitch ? (
        // On a phone it stands in the page's own menu.
        <span className={css.roomy}>
          <LazyMenu
            label={t('suggest.mode')}
            selected={mode.isSuggesting ? 'suggesting' : 'editing'}
            trigger={
              <Button
                variant="quiet"
                aria-label={t('suggest.mode.is', { mode: now })}
                icon={mode.isSuggesting ? <MessageSquareDiff aria-hidden /> : <PencilLine aria-hidden />}
              >
                <span className={css.wide}>{now}</span>
              </Button>
            }
            choices={[
              {
                id: 'editing',
                text: t('suggest.mode.editing'),
                hint: t('suggest.mode.editing.hint'),
                icon: <PencilLine aria-hidden />,
                onAction: () => mode.set('editing'),
              },
              {
                id: 'suggesting',
                text: t('suggest.mode.suggesting'),
                hint: t('suggest.mode.suggesting.hint'),
                icon: <MessageSquareDiff aria-hidden />,
                onAction: () => mode.set('suggesting'),
              },
            ]}
          />
        </span>
      ) : null}
    </>
  );
}
