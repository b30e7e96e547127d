import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient, keyOf, onSignedOut } from './api/queries.ts';
import { answersHere, prepareOffline } from './offline.ts';
import { createAppRouter } from './router.tsx';
import { LocaleProvider } from './ui/Locale.tsx';
import { applyTheme, storedTheme } from './ui/theme.ts';

applyTheme(storedTheme());

const queryClient = createQueryClient(answersHere);
const router = createAppRouter(queryClient);

onSignedOut(queryClient, () => {
  if (location.pathname === '/sign-in') return;
  void answersHere.leave();
  queryClient.removeQueries({ queryKey: keyOf('session') });
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
});

prepareOffline(queryClient);

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
