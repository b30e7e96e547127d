import { useQuery } from '@tanstack/react-query';
import { createContext, type RefObject, useContext, useEffect } from 'react';
import { hitsOf, isSameLanguage, type Term } from '../../../shared/content/glossary.ts';
import { answerOf } from '../../api/queries.ts';
import { useOpenDocument } from '../../editor/open.ts';

const Context = createContext<readonly Term[]>([]);
export const TermsProvider = Context.Provider;

const none: readonly Term[] = [];

export function useTerms(): readonly Term[] {
  return useContext(Context);
}

/** The glossary of the document's network; empty while it can't be had. */
export function useNetworkTerms(): readonly Term[] {
  const network = useOpenDocument().surroundings.network?.id;
  const answer = useQuery({
    ...answerOf('glossary', { params: { network: network ?? '' } }),
    enabled: network !== undefined,
  });
  return answer.data?.terms ?? none;
}

/** Underlines the glossary's terms in a text, without touching the editor's elements. */
export function useMarkedTerms(within: RefObject<HTMLElement | null>, lang: string, name: string): void {
  const terms = useTerms();
  useEffect(() => {
    const column = within.current;
    if (!column || terms.length === 0 || !('highlights' in CSS)) return undefined;
    const own = terms.filter((one) => isSameLanguage(one.lang, lang));
    const mark = () => {
      const text = column.querySelector('.ProseMirror');
      const ranges = text ? own.flatMap(({ term }) => rangesOf(text, term)) : [];
      CSS.highlights.set(name, new Highlight(...ranges));
    };
    mark();
    // The whole column: suggesting, or a document that opens again, puts another editor into it.
    const watch = new MutationObserver(mark);
    watch.observe(column, { subtree: true, childList: true, characterData: true });
    return () => {
      watch.disconnect();
      CSS.highlights.delete(name);
    };
  }, [within, lang, name, terms]);
}

function rangesOf(text: Element, term: string): readonly Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { from, to } of hitsOf(node.nodeValue ?? '', term)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  return ranges;
}
