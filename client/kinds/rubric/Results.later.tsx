import { useEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { contentOf } from '../../../shared/content/json.ts';
import { resultsSection } from '../../../shared/kinds/rubric/pageResults.ts';
import { readRubric } from '../../../shared/kinds/rubric/read.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import { Consensus } from './Consensus.tsx';
import '../../../shared/kinds/rubric/page.css';
import css from './rubric.module.css';

/** Writing all of it anew takes the time of several letters: it waits for a pause, though not for ever. */
const pause = 400;
const atMost = 2000;

/** What comes out, as it is printed and published, worked out anew while others edit. */
export default function Results() {
  const t = useText();
  const say = useTranslate();
  const { locale } = useIntl();
  const { surroundings } = useOpenDocument();
  const content = useContent();
  const rubric = useMemo(() => readRubric(content.fields), [content]);
  const html = useMemo(
    () => resultsSection({ surroundings, t: say, locale }, rubric, { who: content.fields })?.text,
    [content, rubric, surroundings, say, locale],
  );
  if (html === undefined) return <p className={css.help}>{t('rubric.results.noVendors')}</p>;
  return (
    <>
      {rubric.revealed ? <Consensus rubric={rubric} /> : null}
      <ResultsPage key={html} html={html} />
    </>
  );
}

/** The whole content as JSON, soon after it changed. */
function useContent() {
  const { ydoc, kind } = useOpenDocument();
  const [content, setContent] = useState(() => contentOf(ydoc, kind));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let since: number | undefined;
    const look = () => {
      since = undefined;
      setContent(contentOf(ydoc, kind));
    };
    const later = () => {
      since ??= Date.now();
      clearTimeout(timer);
      timer = setTimeout(look, Math.min(pause, Math.max(0, since + atMost - Date.now())));
    };
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
    };
  }, [ydoc, kind]);
  return content;
}

/** What is wider than the page is scrolled by keys too; what is not, is no stop on the way. */
function ResultsPage({ html }: { readonly html: string }) {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = page.current;
    if (!element) return undefined;
    const sizes = new ResizeObserver(() => {
      for (const one of element.querySelectorAll<HTMLElement>('.rubric-scroll')) {
        if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
        else one.removeAttribute('tabindex');
      }
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  // Escaped where it is made, by the same function that makes the published page.
  return <div ref={page} className={`rubric ${css.results}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
