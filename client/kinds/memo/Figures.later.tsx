import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { contentOf } from '../../../shared/content/json.ts';
import { figures } from '../../../shared/kinds/memo/pageFigures.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { useTranslate } from '../../ui/text.tsx';
import './figures.css';

const settle = 300;

/** The charts of the page, as they are printed, drawn anew when writing pauses. */
export default function Figures() {
  const { ydoc, kind, surroundings } = useOpenDocument();
  const { locale } = useIntl();
  const t = useTranslate();
  const [drawn, setDrawn] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      setDrawn(figures({ content: contentOf(ydoc, kind), surroundings, t, locale })?.text ?? '');
    };
    const later = () => {
      timer ??= setTimeout(draw, settle);
    };
    draw();
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [ydoc, kind, surroundings, locale, t]);
  // Escaped by the function that draws the published page.
  return <div dangerouslySetInnerHTML={{ __html: drawn }} />;
}
