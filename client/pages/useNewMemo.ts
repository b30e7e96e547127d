import { useNavigate } from '@tanstack/react-router';
import type { Sent } from '../../shared/contract/calls.ts';
import { useSend } from '../api/queries.ts';
import { useErrorWords } from '../ui/states.tsx';
import { showToast } from '../ui/toasts.ts';

/** Makes a memo without asking anything and opens it. */
export function useNewMemo() {
  const navigate = useNavigate();
  const say = useErrorWords();
  const create = useSend('createDocument', ['documents', 'cycle', 'home', 'organisation']);
  return {
    isPending: create.isPending,
    create: (owner: Sent<'createDocument'>['body']['owner'], cycleId?: string) =>
      create.mutate(
        { body: { kind: 'memo', owner, ...(cycleId ? { cycleId } : {}) } },
        {
          onSuccess: ({ id }) => void navigate({ to: '/d/$doc', params: { doc: id } }),
          onError: (error) => showToast({ message: say(error) }),
        },
      ),
  };
}
