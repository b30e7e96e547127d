import { useNavigate } from '@tanstack/react-router';
import type { Sent } from '../../shared/contract/calls.ts';
import type { KindName } from '../../shared/kinds/names.ts';
import { useSend } from '../api/queries.ts';
import { useErrorWords } from '../ui/states.tsx';
import { showToast } from '../ui/toasts.ts';

interface Wanted {
  readonly kind: KindName;
  /** The name of a starting point of the kind; empty without. */
  readonly start?: string | undefined;
  readonly owner: Sent<'createDocument'>['body']['owner'];
  readonly cycleId?: string | undefined;
}

/** Makes a document without asking for a title, and opens it. */
export function useNewDocument() {
  const navigate = useNavigate();
  const say = useErrorWords();
  const create = useSend('createDocument', ['documents', 'cycle', 'home', 'organisation']);
  return {
    isPending: create.isPending,
    create: ({ kind, start, owner, cycleId }: Wanted) =>
      create.mutate(
        { body: { kind, owner, ...(start ? { start } : {}), ...(cycleId ? { cycleId } : {}) } },
        {
          onSuccess: ({ id }) => void navigate({ to: '/d/$doc', params: { doc: id } }),
          onError: (error) => showToast({ message: say(error) }),
        },
      ),
  };
}
