import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiError } from '../api/apiError.ts';
import { ErrorState } from '../ui/states.tsx';
import { NotFound } from './NotFound.tsx';
import css from './plain.module.css';

/** Around every page: what happened, what is safe, what next. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const known = error instanceof Error ? error : new Error(String(error));
  if (known instanceof ApiError && known.code === 'notFound') return <NotFound />;
  return (
    <main id="main" tabIndex={-1} className={css.middle}>
      <ErrorState
        level={1}
        error={known}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
