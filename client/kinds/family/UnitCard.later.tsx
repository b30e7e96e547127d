import { type RefObject, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { wordChanges } from '../../../shared/content/suggestions/words.ts';
import type { UnitRow } from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useMark } from './marks.ts';
import css from './family.module.css';

interface Props {
  readonly row: UnitRow;
  readonly lang: string;
  readonly label: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Who stands behind a unit and since when, what changed since, and what can be said of it now. */
export default function UnitCard({ row, lang, label, trigger, onClose }: Props) {
  const t = useText();
  const { editable } = useOpenDocument();
  const mark = useMark();
  const [tool, setTool] = useState(row.target?.made?.tool ?? '');
  return (
    <Popover
      isOpen
      triggerRef={trigger}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
      offset={4}
      className={css.popover ?? ''}
    >
      <Dialog aria-label={label} className={css.card ?? ''}>
        <p>
          <strong>{t(`family.status.${row.status}`)}</strong> <Made row={row} />
        </p>
        {row.status === 'outdated' ? <Changed row={row} /> : null}
        {editable && row.status !== 'missing' ? (
          <>
            {row.status === 'reviewed' ? null : (
              <Button
                variant="primary"
                onPress={() => {
                  mark(row.field, row.id, lang);
                  onClose();
                }}
              >
                {t('family.mark.reviewed')}
              </Button>
            )}
            <p className={css.soft}>{t('family.mark.keys')}</p>
            <TextField label={t('family.mark.tool')} value={tool} onChange={setTool} maxLength={80} />
            <Button
              isDisabled={tool.trim() === ''}
              onPress={() => {
                mark(row.field, row.id, lang, tool.trim());
                onClose();
              }}
            >
              {t('family.mark.machine')}
            </Button>
          </>
        ) : null}
      </Dialog>
    </Popover>
  );
}

function Made({ row: { target } }: { readonly row: UnitRow }) {
  const t = useText();
  const dates = useDates();
  const made = target?.made;
  if (!made) return <>{target?.text ? t('family.made.nobody') : null}</>;
  const { who, tool = '' } = made;
  if (made.at === 0) return <>{t('family.made.noDate', { who })}</>;
  const date = dates.date(made.at);
  return (
    <>{t(made.state === 'machine' ? 'family.made.machine' : 'family.made.reviewed', { who, tool, date })}</>
  );
}

function Changed({ row }: { readonly row: UnitRow }) {
  const t = useText();
  return (
    <div>
      <p className={css.soft}>{t('family.changed')}</p>
      <p className={css.changes}>
        {wordChanges(row.target?.made?.words ?? '', row.words).map(({ type, text }, i) => {
          if (type === 'same') return <span key={i}>{text}</span>;
          const Tag = type === 'added' ? 'ins' : 'del';
          return (
            <Tag key={i}>
              <VisuallyHidden>{t(`family.changed.${type}`)} </VisuallyHidden>
              {text}
            </Tag>
          );
        })}
      </p>
    </div>
  );
}
