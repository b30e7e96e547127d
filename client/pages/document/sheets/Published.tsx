import { Copy, ExternalLink, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useText } from '../../../ui/text.tsx';
import { copyText } from '../copyText.ts';
import css from './sheets.module.css';

/** It is done: the address that always shows exactly this text. */
export function Published({
  done,
  onClose,
}: {
  readonly done: Answer<'publish'>;
  readonly onClose: () => void;
}) {
  const t = useText();
  const link = new URL(done.href, location.origin).href;
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (await copyText(link)) setCopied(true);
    else box.current?.select();
  };
  const print = () => {
    const page = window.open(link);
    page?.addEventListener('load', () => page.print(), { once: true });
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('doc.sheet.done', { n: done.n })}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('doc.sheet.close')}
        </Button>
      }
    >
      <Notice tone="saved" live>
        {t('doc.sheet.doneWords')}
      </Notice>
      <input
        ref={box}
        className={css.link}
        readOnly
        value={link}
        aria-label={t('doc.sheet.link.permanent')}
        onFocus={(event) => event.target.select()}
      />
      <div className={css.actions}>
        <Button
          icon={<Copy aria-hidden />}
          onPress={() => {
            void copy();
          }}
        >
          {t(copied ? 'doc.menu.linkCopied' : 'doc.sheet.copy')}
        </Button>
        <Button icon={<ExternalLink aria-hidden />} onPress={() => window.open(link)}>
          {t('doc.sheet.open')}
        </Button>
        <Button icon={<Printer aria-hidden />} onPress={print}>
          {t('doc.sheet.print')}
        </Button>
      </div>
      {done.cycleHref ? <a href={done.cycleHref}>{t('doc.sheet.playbook')}</a> : null}
    </Sheet>
  );
}
