import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import css from './rubric.module.css';

type ViewName = 'paper' | 'score' | 'results';

interface Props {
  readonly shown: ViewName;
  readonly show: (view: ViewName) => void;
  readonly children?: ReactNode;
}

/** The ways to look at a rubric that compares vendors. */
export function Views({ shown, show, children }: Props) {
  const t = useText();
  return (
    <nav className={css.views} aria-label={t('rubric.views')}>
      {(['paper', 'score', 'results'] as const).map((view) => (
        <Button
          key={view}
          variant={view === shown ? 'secondary' : 'quiet'}
          aria-current={view === shown ? 'page' : undefined}
          onPress={() => show(view)}
        >
          {t(`rubric.view.${view}`)}
        </Button>
      ))}
      {children}
    </nav>
  );
}
