import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import type { Answer } from '../shared/contract/calls.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient, keyOf, onSignedOut } from './api/queries.ts';
import { leaveDevice, prepareOffline } from './offline.ts';
import { createAppRouter } from './router.tsx';
import { answersHere } from './sync/thisDevice.ts';
import { LocaleProvider } from './ui/Locale.tsx';
import { isLeaving } from './pages/useLeave.ts';
import { applyTheme, storedTheme } from './ui/theme.ts';

applyTheme(storedTheme());

const queryClient = createQueryClient(answersHere);
const router = createAppRouter(queryClient);

onSignedOut(queryClient, () => {
  const me = queryClient.getQueryData<Answer<'session'>>(keyOf('session'))?.me;
  if (isLeaving(me !== undefined) || location.pathname === '/sign-in') return;
  void leaveDevice(me);
  queryClient.removeQueries({ queryKey: keyOf('session') });
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
});

prepareOffline(queryClient, new URL(import.meta.url).pathname);

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id "root"');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LocaleProvider>
        <RouterProvider router={router} />
      </LocaleProvider>
    </QueryClientProvider>
  </StrictMode>,
);
