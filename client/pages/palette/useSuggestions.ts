import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { ApiError } from '../../api/apiError.ts';
import { callUntil } from '../../api/call.ts';
import { keyOf, useAnswer } from '../../api/queries.ts';
import { useText } from '../../ui/text.tsx';
import { useDocumentTitle } from '../documentTitle.ts';
import { type Command, offeredCommands } from './commands.ts';
import { answers, type Group, type Suggestion } from './suggestions.ts';

type Me = NonNullable<Answer<'session'>['me']>;

/** What fits what has been typed so far: places, documents, published work, and things to do. */
export function useSuggestions(
  me: Me,
  network: Me['networks'][number] | undefined,
  deeds: readonly Suggestion[],
  typed: string,
) {
  const t = useText();
  const q = typed.trim();
  const asked = useLater(typed.trimStart(), 150);
  const found = useSearch(asked);
  const home = useAnswer('home');
  const title = useDocumentTitle();
  const navigate = useNavigate();
  const pages = usePages(me, network);
  const [offered] = useState(offeredCommands);
  const fits = (all: readonly Suggestion[]) => all.filter((one) => answers(q, one.text));
  const open = (doc: string) => () => void navigate({ to: '/d/$doc', params: { doc } });
  const recent = (home.data?.recent ?? []).slice(0, 6).map((document) => ({
    id: `d-${document.id}`,
    text: title(document),
    hint: document.owner.name,
    run: open(document.id),
  }));
  const here = { id: 'here', title: t('docs.palette.here'), suggestions: fits(offered.map(asSuggestion)) };
  const go = { id: 'go', title: t('docs.palette.pages'), suggestions: fits(pages) };
  const todo = { id: 'do', title: t('docs.palette.actions'), suggestions: fits(deeds) };
  if (q === '') {
    const last = { id: 'recent', title: t('docs.palette.recent'), suggestions: recent };
    return { groups: full([last, go, here, todo]), isSearching: false, failed: false };
  }
  const documents = (found.data?.documents ?? []).map((document) => ({
    id: `d-${document.id}`,
    text: title(document),
    hint: document.owner.name,
    ...(document.snippet ? { snippet: document.snippet } : {}),
    run: open(document.id),
  }));
  const published = (found.data?.publications ?? []).map((one) => ({
    id: `p-${one.documentId}`,
    text: title(one),
    hint: one.organisations.join(', '),
    ...(one.snippet ? { snippet: one.snippet } : {}),
    run: () => location.assign(`/p/${one.documentId}/${one.n}`),
  }));
  const findings = (found.data?.findings ?? []).map((one) => ({
    id: `f-${one.id}`,
    text: one.text,
    hint: one.organisation,
    run: () =>
      void (one.cycle
        ? navigate({ to: '/n/$net/cycles/$cycle', params: { net: one.network.id, cycle: one.cycle.id } })
        : navigate({ to: '/n/$net', params: { net: one.network.id } })),
  }));
  const further: Suggestion[] = [
    ...(network
      ? [
          {
            id: 'further-documents',
            text: t('docs.palette.documentsFor', { q }),
            run: () => void navigate({ to: '/n/$net/docs', params: { net: network.id }, search: { q } }),
          },
        ]
      : []),
    {
      id: 'further-library',
      text: t('docs.palette.libraryFor', { q }),
      run: () => void navigate({ to: '/library', search: { q } }),
    },
  ];
  return {
    groups: full([
      go,
      here,
      todo,
      { id: 'documents', title: t('docs.palette.documents'), suggestions: documents },
      { id: 'library', title: t('docs.palette.library'), suggestions: published },
      { id: 'findings', title: t('findings.title'), suggestions: findings },
      { id: 'further', title: t('docs.palette.further'), suggestions: further },
    ]),
    isSearching: found.isFetching || asked.trim() !== q,
    failed: found.isError,
  };
}

function full(groups: readonly Group[]): readonly Group[] {
  return groups.filter((group) => group.suggestions.length > 0);
}

function asSuggestion({ id, text, run }: Command): Suggestion {
  return { id: `here-${id}`, text, run };
}

/** Asked for when typing pauses; what is typed over is called off. */
function useSearch(q: string) {
  const query = { query: { q } };
  return useQuery<Answer<'search'>, ApiError>({
    queryKey: keyOf('search', query),
    queryFn: ({ signal }) => callUntil(signal, 'search', query),
    enabled: q.trim() !== '',
    placeholderData: q.trim() === '' ? undefined : keepPreviousData,
  });
}

function useLater(value: string, ms: number): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}

function usePages(me: Me, network: Me['networks'][number] | undefined): Suggestion[] {
  const t = useText();
  const { history } = useRouter();
  const page = (path: string, text: string, hint?: string): Suggestion => ({
    id: `go-${path}`,
    text,
    ...(hint ? { hint } : {}),
    run: () => history.push(path),
  });
  const inNetwork = ({ id, name }: { readonly id: string; readonly name: string }) => [
    page(`/n/${id}`, t('shell.nav.cycle'), name),
    page(`/n/${id}/docs`, t('shell.nav.documents'), name),
    page(`/n/${id}/docs?trash=1`, t('docs.palette.trash'), name),
    page(`/n/${id}/definitions`, t('shell.nav.definitions'), name),
    page(`/n/${id}/people`, t('shell.nav.people'), name),
    page(`/n/${id}/settings`, t('shell.settings.title'), name),
  ];
  return [
    page('/home', t('shell.nav.home')),
    ...(network ? inNetwork(network) : []),
    page('/library', t('shell.nav.library')),
    ...me.networks.filter((one) => one.id !== network?.id).map((one) => page(`/n/${one.id}`, one.name)),
    ...me.organisations.map(({ organisation }) => page(`/o/${organisation.id}`, organisation.name)),
    page('/me', t('shell.nav.me')),
  ];
}
