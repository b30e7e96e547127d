import { Skeleton } from '../../ui/states.tsx';
import css from './document.module.css';

/** The outline of the paper until its words are here: never an empty editor. */
export function PaperSkeleton() {
  return (
    <div className={css.desk}>
      <div className={css.paper}>
        <Skeleton lines={9} />
      </div>
    </div>
  );
}
