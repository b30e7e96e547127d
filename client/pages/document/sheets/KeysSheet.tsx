import { Button } from '../../../ui/Button.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { type MessageId, useText } from '../../../ui/text.tsx';
import css from './sheets.module.css';
import type { SheetProps } from './Sheets.tsx';

const lines: readonly (readonly [keys: string, does: MessageId])[] = [
  ['Tab', 'doc.keys.tab'],
  ['Alt+F10 · Esc', 'doc.keys.tools'],
  ['↑ ↓', 'doc.keys.fields'],
  ['↑ ↓ ← →', 'doc.keys.cells'],
  ['Enter · F2', 'doc.keys.enter'],
  ['Delete', 'doc.keys.clear'],
  ['Alt+↑ ↓', 'doc.keys.row'],
  ['Esc', 'doc.keys.escape'],
  ['Ctrl+Z · Ctrl+Shift+Z', 'doc.keys.undo'],
  ['Ctrl+A, Ctrl+A', 'doc.keys.all'],
  ['Ctrl+Shift+V', 'doc.keys.plain'],
  ['Ctrl+Alt+↑ ↓ ← →', 'doc.keys.tableAdd'],
  ['Alt+Shift+↑ ↓ ← →', 'doc.keys.tableMove'],
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
    </Sheet>
  );
}
