import type { Answer } from '../../../shared/contract/calls.ts';
import { FaceStack } from '../../ui/FaceStack.tsx';
import form from '../../ui/form.module.css';
import { useText } from '../../ui/text.tsx';

/** Which organisations work on the document: marks and names. */
export function Inside({ organisations }: Pick<Answer<'showJoin'>, 'organisations'>) {
  const t = useText();
  if (organisations.length === 0) return null;
  return (
    <div>
      <p className={form.soft}>{t('join.inside')}</p>
      <FaceStack
        label={t('join.inside')}
        shape="organisation"
        max={10}
        faces={organisations.map((each) => ({ key: each.id, identity: each, name: each.name }))}
      />
      <p>{organisations.map((each) => each.name).join(' · ')}</p>
    </div>
  );
}
