import { type Letter, type Letters, textOfLetter } from '../../../shared/kinds/family/letters/merge.ts';
import { directionOf } from '../../../shared/kinds/family/rules.ts';
import { renderRich } from '../../../shared/render/html.ts';
import css from './letters.module.css';

/** Escaped HTML of one letter. */
export function htmlOf(letters: Letters, letter: Letter): string {
  return renderRich(textOfLetter(letters, letter));
}

interface Props {
  readonly letter: Letter;
  readonly html: string;
}

/** One family's letter, on a page of its own. */
export function Paper({ letter, html }: Props) {
  return (
    <article
      className={css.letter}
      lang={letter.lang}
      dir={directionOf(letter.lang)}
      // Written out with every word of the list and of the template escaped.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
