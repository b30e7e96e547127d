import { useOpenDocument } from '../../../editor/open.ts';
import { useOthers } from '../../../editor/presence.ts';
import { type Section, sectionWith } from '../../../editor/sections.ts';
import { useSections } from '../../../editor/useSections.ts';
import { useViews } from '../../../editor/useViews.ts';
import { FaceStack } from '../../../ui/FaceStack.tsx';
import { useText } from '../../../ui/text.tsx';
import css from './outline.module.css';

/** The parts of the paper and the headings in them, with who is in each; a press goes there. */
export default function Outline({ onGone }: { readonly onGone?: () => void }) {
  const t = useText();
  const { places } = useOpenDocument();
  const sections = useSections();
  const here = useViews((views) => sectionWith(sections, views.mine?.at ?? '')?.name ?? '');
  const inside = useInside(sections);

  const go = (at: string, section: string) => {
    onGone?.();
    // What is tabbed to next is what stands there.
    const heading = places.section(section)?.querySelector('h2');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    (at === section ? places.section(section) : places.shown(at))?.scrollIntoView({ block: 'start' });
  };

  return (
    <ul className={css.outline}>
      {sections.map(({ name, heading, headings }) => (
        <li key={name}>
          <button
            type="button"
            className={css.line}
            aria-current={name === here ? 'location' : undefined}
            onClick={() => go(name, name)}
          >
            <span className={css.words}>{heading}</span>
            <FaceStack size="small" max={3} label={t('doc.here')} faces={inside.get(name) ?? []} />
          </button>
          {headings.length > 0 ? (
            <ul>
              {headings.map(({ at, text }) => (
                <li key={at}>
                  <button type="button" className={`${css.line} ${css.sub}`} onClick={() => go(at, name)}>
                    <span className={css.words}>{text}</span>
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Faces by section: of those whose caret is there, else of those who read it. */
function useInside(sections: readonly Section[]) {
  const { me } = useOpenDocument();
  const others = useOthers().filter(({ user }) => user.id !== me.id);
  const people = [...new Map(others.map((one) => [one.user.id, one])).values()];
  const places = useViews((views) =>
    JSON.stringify(
      people.map(
        ({ user, field }) => sectionWith(sections, field ?? views.of(user.id)?.at ?? '')?.name ?? '',
      ),
    ),
  );
  const names = JSON.parse(places) as readonly string[];
  const inside = new Map<
    string,
    { key: string; identity: (typeof people)[number]['user']; name: string }[]
  >();
  for (const [i, { user }] of people.entries()) {
    const name = names[i] ?? '';
    const face = { key: user.id, identity: user, name: `${user.name}, ${user.organisation}` };
    inside.set(name, [...(inside.get(name) ?? []), face]);
  }
  return inside;
}
