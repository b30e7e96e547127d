import type { Answer } from '../../../shared/contract/calls.ts';
import { FaceStack } from '../../ui/FaceStack.tsx';
import form from '../../ui/form.module.css';

interface Props extends Pick<Answer<'showJoin'>, 'organisations'> {
  readonly label: string;
}

/** Which organisations one will meet: marks and names. */
export function Inside({ organisations, label }: Props) {
  if (organisations.length === 0) return null;
  return (
    <div>
      <p className={form.soft}>{label}</p>
      <FaceStack
        label={label}
        shape="organisation"
        max={10}
        faces={organisations.map((each) => ({ key: each.id, identity: each, name: each.name }))}
      />
      <p>{organisations.map((each) => each.name).join(' · ')}</p>
    </div>
  );
}
