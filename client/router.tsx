import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { answerOf } from './api/queries.ts';
import { Frame } from './pages/frame/Frame.tsx';
import { PublicFrame } from './pages/frame/PublicFrame.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { PageError } from './pages/PageError.tsx';
import { Announcer } from './ui/Announcer.tsx';
import { Toasts } from './ui/Toasts.tsx';

interface Context {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: () => (
    <>
      <Outlet />
      <Toasts />
      <Announcer />
    </>
  ),
  notFoundComponent: NotFound,
  errorComponent: PageError,
});

const session = ({ queryClient }: Context) => queryClient.ensureQueryData(answerOf('session'));

/** Nobody need be signed in, and the frame is always the public one. */
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: () => <PublicFrame /> });
/** Readable by everyone; signed-in people keep their rail. */
const open = createRoute({
  getParentRoute: () => root,
  id: 'open',
  component: Frame,
  beforeLoad: async ({ context }) => {
    await session(context);
  },
});
/** Only for signed-in people; others sign in and come back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const { me, setUpNeeded } = await session(context);
    if (setUpNeeded) throw redirect({ to: '/setup' });
    if (!me) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

/** Signed-in people without a rail: a wall in a meeting room. */
const bare = createRoute({
  getParentRoute: () => root,
  id: 'bare',
  beforeLoad: async ({ context, location }) => {
    const { me } = await session(context);
    if (!me) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

/** The router reads `?q=2026` as a number. */
const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
/** Only the named search parameters, only as text. */
function only<K extends string>(...keys: readonly K[]) {
  return (search: Record<string, unknown>): { [P in K]?: string } => {
    const kept: { [P in K]?: string } = {};
    for (const key of keys) {
      const value = text(search[key]);
      if (value !== undefined) kept[key] = value;
    }
    return kept;
  };
}

const start = createRoute({
  getParentRoute: () => outside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/StartPage.tsx'), 'StartPage'),
  beforeLoad: async ({ context }) => {
    const { me, setUpNeeded } = await session(context);
    if (setUpNeeded) throw redirect({ to: '/setup' });
    if (me) throw redirect({ to: '/home' });
  },
});
const setUp = createRoute({
  getParentRoute: () => outside,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/SetUpPage.tsx'), 'SetUpPage'),
  beforeLoad: async ({ context }) => {
    if (!(await session(context)).setUpNeeded) throw redirect({ to: '/' });
  },
});
const signIn = createRoute({
  getParentRoute: () => outside,
  path: '/sign-in',
  validateSearch: only('to'),
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
});
const invite = createRoute({
  getParentRoute: () => outside,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./pages/InvitationPage.tsx'), 'InvitationPage'),
});

const join = createRoute({
  getParentRoute: () => outside,
  path: '/join/$token',
  component: lazyRouteComponent(() => import('./pages/join/JoinPage.tsx'), 'JoinPage'),
});

const library = createRoute({
  getParentRoute: () => open,
  path: '/library',
  validateSearch: only('q', 'kind', 'problem', 'organisation', 'decision', 'like'),
  component: lazyRouteComponent(() => import('./pages/LibraryPage.tsx'), 'LibraryPage'),
});
const use = createRoute({
  getParentRoute: () => open,
  path: '/use/$doc/$n',
  component: lazyRouteComponent(() => import('./pages/UsePage.tsx'), 'UsePage'),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/home',
  component: lazyRouteComponent(() => import('./pages/HomePage.tsx'), 'HomePage'),
});
const network = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net',
  component: lazyRouteComponent(() => import('./pages/NetworkPage.tsx'), 'NetworkPage'),
});
const cycle = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net/cycles/$cycle',
  component: lazyRouteComponent(() => import('./pages/cycle/CyclePage.tsx'), 'CyclePage'),
});
const docs = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net/docs',
  validateSearch: only('q', 'kind', 'state', 'owner', 'cycle', 'starred', 'sort', 'trash'),
  component: lazyRouteComponent(() => import('./pages/documents/DocumentsPage.tsx'), 'DocumentsPage'),
});
const definitions = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net/definitions',
  component: lazyRouteComponent(() => import('./pages/definitions/DefinitionsPage.tsx'), 'DefinitionsPage'),
});
const networkStandards = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net/standards',
  component: lazyRouteComponent(() => import('./pages/standards/StandardsPage.tsx'), 'NetworkStandards'),
});
const organisationStandards = createRoute({
  getParentRoute: () => inside,
  path: '/o/$org/standards',
  component: lazyRouteComponent(() => import('./pages/standards/StandardsPage.tsx'), 'OrganisationStandards'),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net/people',
  component: lazyRouteComponent(() => import('./pages/people/PeoplePage.tsx'), 'PeoplePage'),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/n/$net/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsPage.tsx'), 'SettingsPage'),
});
const organisation = createRoute({
  getParentRoute: () => inside,
  path: '/o/$org',
  component: lazyRouteComponent(() => import('./pages/OrganisationPage.tsx'), 'OrganisationPage'),
});
const me = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  component: lazyRouteComponent(() => import('./pages/MePage.tsx'), 'MePage'),
});
const doc = createRoute({
  getParentRoute: () => inside,
  path: '/d/$doc',
  validateSearch: only('panel', 'view', 'at', 'thread'),
  component: lazyRouteComponent(() => import('./pages/document/DocumentRoute.tsx'), 'DocumentRoute'),
});

const version = createRoute({
  getParentRoute: () => inside,
  path: '/d/$doc/v/$n',
  component: lazyRouteComponent(() => import('./pages/document/VersionRoute.tsx'), 'VersionRoute'),
});

const compare = createRoute({
  getParentRoute: () => inside,
  path: '/d/$doc/compare',
  validateSearch: only('from', 'to'),
  component: lazyRouteComponent(
    () => import('./pages/document/compare/ComparePage.later.tsx'),
    'ComparePage',
  ),
});

const present = createRoute({
  getParentRoute: () => bare,
  path: '/d/$doc/present',
  component: lazyRouteComponent(
    () => import('./pages/document/present/PresentPage.later.tsx'),
    'PresentPage',
  ),
});

const letters = createRoute({
  getParentRoute: () => inside,
  path: '/d/$doc/letters',
  component: lazyRouteComponent(() => import('./pages/letters/LettersPage.later.tsx'), 'LettersPage'),
});

const tree = root.addChildren([
  outside.addChildren([start, setUp, signIn, invite, join]),
  open.addChildren([library, use]),
  bare.addChildren([present]),
  inside.addChildren([
    home,
    network,
    cycle,
    docs,
    definitions,
    networkStandards,
    organisationStandards,
    people,
    settings,
    organisation,
    me,
    doc,
    version,
    letters,
    compare,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
