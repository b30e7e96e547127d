import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { contentOf } from '../../../../shared/content/json.ts';
import { publishedContent } from '../../../../shared/content/normalise.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { notePages } from '../../../editor/pages.ts';
import { useText, useTranslate } from '../../../ui/text.tsx';
import { draftSheet } from './draftSheet.ts';
import css from './meter.module.css';
import { choosePaper, type PaperName, usualPaper } from './paper.ts';
import { type Printed, PrintedPage } from './printed.ts';

const settle = 600;

/** Whether the memo fits on one page as it will be printed, how much is left or over, and where the page breaks. */
export default function Meter() {
  const t = useText();
  const { locale } = useIntl();
  const { id, places } = useOpenDocument();
  const [paper, setPaper] = useState<PaperName>(() => usualPaper(localStorage, navigator.languages));
  const measured = usePrinted(paper);
  const other = paper === 'letter' ? 'a4' : 'letter';
  useEffect(() => () => notePages(id, undefined), [id]);
  if (!measured) return <div className={css.meter} />;
  if (measured === 'failed') return <p className={css.meter}>{t('memo.meter.failed')}</p>;
  const name = t(`memo.meter.${paper}`);
  const long = (mm: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'centimeter', maximumFractionDigits: 1 }).format(
      mm / 10,
    );
  const words =
    measured.pages > 1
      ? t('memo.meter.over', { pages: measured.pages, paper: name, space: long(measured.over) })
      : measured.left < 1
        ? t('memo.meter.full', { paper: name })
        : t('memo.meter.left', { paper: name, space: long(measured.left) });
  return (
    <div className={css.meter} role="group" aria-label={t('memo.meter')} data-over={measured.pages > 1}>
      <span role="status">{words}</span>
      <button
        type="button"
        className={css.quiet}
        onClick={() => {
          choosePaper(localStorage, other);
          setPaper(other);
        }}
      >
        {t('memo.meter.swap', { paper: t(`memo.meter.${other}`) })}
      </button>
      {measured.breaks.map(({ page, address, words: begins }) =>
        address === undefined ? (
          <span key={page}>{t('memo.meter.breakAtFoot', { page })}</span>
        ) : (
          <button
            key={page}
            type="button"
            className={css.quiet}
            onClick={() => {
              void places.go(address);
            }}
          >
            {t('memo.meter.break', { page, words: begins })}
          </button>
        ),
      )}
    </div>
  );
}

interface Hidden {
  readonly locale: string;
  readonly page: Promise<PrintedPage>;
}

function close(hidden: Hidden | undefined): void {
  // Whoever measures is told of a failure.
  void hidden?.page.then(
    (page) => page.close(),
    () => undefined,
  );
}

/** Measured again when writing pauses; the hidden page is made once. */
function usePrinted(paper: PaperName): Printed | 'failed' | undefined {
  const { id, ydoc, kind, surroundings } = useOpenDocument();
  const { locale } = useIntl();
  const t = useTranslate();
  const [printed, setPrinted] = useState<Printed | 'failed'>();
  const hidden = useRef<Hidden>(undefined);

  useEffect(
    () => () => {
      close(hidden.current);
      hidden.current = undefined;
    },
    [],
  );
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = async () => {
      try {
        if (hidden.current?.locale !== locale) {
          close(hidden.current);
          hidden.current = undefined;
        }
        hidden.current ??= { locale, page: PrintedPage.open(css.hidden ?? '', '/public/page.css', locale) };
        const page = await hidden.current.page;
        if (isOver) return;
        const html = draftSheet({
          documentId: id,
          content: publishedContent(contentOf(ydoc, kind), kind.fields),
          surroundings,
          t,
          locale,
          origin: location.origin,
          now: Date.now(),
        });
        const result = page.measure(html, paper);
        notePages(id, result.pages);
        setPrinted(result);
      } catch {
        // Whoever measures next finds out by themselves.
        if (isOver) return;
        // Without a network the style sheet may be missing: tried again with the next change, on a new page.
        close(hidden.current);
        hidden.current = undefined;
        notePages(id, undefined);
        setPrinted('failed');
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void measure(), settle);
    };
    later();
    ydoc.on('update', later);
    return () => {
      isOver = true;
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [id, ydoc, kind, surroundings, locale, paper, t]);
  return printed;
}
