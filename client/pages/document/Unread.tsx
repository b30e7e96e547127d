import { ErrorState, type ErrorStateProps } from '../../ui/states.tsx';
import { Gone } from './Gone.tsx';

/** Instead of what could not be read: that it is not there for this reader, or what went wrong. */
export function Unread({ error, onRetry }: Pick<ErrorStateProps, 'error' | 'onRetry'>) {
  return error.code === 'notFound' ? <Gone /> : <ErrorState error={error} onRetry={onRetry} />;
}
