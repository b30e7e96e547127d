import { Button } from '../../../ui/Button.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { type MessageId, useText } from '../../../ui/text.tsx';
import css from './sheets.module.css';
import type { SheetProps } from './Sheets.tsx';

type Line = readonly [keys: string, does: MessageId];

const inText: readonly Line[] = [
  ['Ctrl+B · I · U', 'editor.keys.marks'],
  ['Ctrl+Shift+S · Alt+Shift+5', 'editor.keys.strike'],
  ['Ctrl+Alt+H', 'editor.keys.highlight'],
  ['Ctrl+E · Ctrl+Alt+C', 'editor.keys.code'],
  ['Ctrl+\\', 'editor.keys.clear'],
  ['Ctrl+Alt+1 … 4, 0', 'editor.keys.heading'],
  ['Ctrl+Shift+7 · 8 · 9', 'editor.keys.lists'],
  ['Tab · Shift+Tab', 'editor.keys.nest'],
  ['Ctrl+Shift+B', 'editor.keys.quote'],
  ['# · - · 1. · [] · > · ---', 'editor.keys.markdown'],
  ['/', 'editor.keys.slash'],
  [':', 'editor.keys.emoji'],
  ['Ctrl+K', 'editor.keys.link'],
  ['Alt+Enter', 'editor.keys.open'],
  ['Alt+Shift+↑ ↓', 'editor.keys.move'],
  ['Ctrl+Alt+Shift+L · R · A', 'editor.keys.dir'],
  ['Ctrl+Shift+V', 'doc.keys.plain'],
  ['Ctrl+Alt+↑ ↓ ← →', 'doc.keys.tableAdd'],
  ['Alt+Shift+↑ ↓ ← →', 'doc.keys.tableMove'],
  ['Backspace', 'editor.keys.asTyped'],
];

const onPage: readonly Line[] = [
  ['Tab', 'doc.keys.tab'],
  ['Alt+F10 · Esc', 'doc.keys.tools'],
  ['↑ ↓', 'doc.keys.fields'],
  ['↑ ↓ ← →', 'doc.keys.cells'],
  ['Enter · F2', 'doc.keys.enter'],
  ['Delete', 'doc.keys.clear'],
  ['Shift+↑ ↓ ← →', 'cells.keys.block'],
  ['Home · End', 'cells.keys.edges'],
  ['Ctrl+D', 'cells.keys.fill'],
  ['Alt+↑ ↓', 'doc.keys.row'],
  ['Esc', 'doc.keys.escape'],
  ['Ctrl+Z · Ctrl+Shift+Z', 'doc.keys.undo'],
  ['Ctrl+A, Ctrl+A', 'doc.keys.all'],
  ['Ctrl+H · Ctrl+Shift+H', 'editor.keys.find'],
  ['Ctrl+Alt+M', 'comments.keys.does'],
  ['Ctrl+Alt+Shift+X', 'suggest.key.suggest'],
  ['Ctrl+P', 'editor.keys.print'],
  ['Ctrl+/', 'editor.keys.sheet'],
];

/** What the keyboard can do on this page. */
export function KeysSheet({ onClose }: SheetProps) {
  const t = useText();
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('doc.keys.title')}
      size="card"
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('doc.sheet.close')}
        </Button>
      }
    >
      {(
        [
          ['editor.keys.text', inText],
          ['editor.keys.page', onPage],
        ] as const
      ).map(([heading, lines]) => (
        // Longer than the sheet: the keyboard scrolls it from here.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section key={heading} aria-label={t(heading)} tabIndex={0}>
          <h3>{t(heading)}</h3>
          <dl className={css.keys}>
            {lines.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{t(does)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}
