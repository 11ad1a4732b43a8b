import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { CoursesPage } from './courses/courses-page.tsx';
import { BrokenPage } from './parts/broken-page.tsx';
import { LostPage } from './parts/lost-page.tsx';
import { Waiting } from './parts/waiting.tsx';

// Pages are loaded when they are opened.
const ClientPage = lazy(() => import('./clients/client-page.tsx').then(({ ClientPage }) => ({ default: ClientPage })));
const ClientsPage = lazy(() =>
  import('./clients/clients-page.tsx').then(({ ClientsPage }) => ({ default: ClientsPage })),
);
const CoursePage = lazy(() => import('./course/course-page.tsx').then(({ CoursePage }) => ({ default: CoursePage })));
const InkPage = lazy(() => import('./ink/ink-page.tsx').then(({ InkPage }) => ({ default: InkPage })));
const ProtocolPage = lazy(() =>
  import('./protocol/protocol-page.tsx').then(({ ProtocolPage }) => ({ default: ProtocolPage })),
);

const rootRoute = createRootRoute({ component: Pages, notFoundComponent: LostPage });

const coursesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: CoursesPage });

const clientsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/clients', component: ClientsPage });

const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients/$clientId',
  component: ClientRoute,
});

const inkRoute = createRoute({ getParentRoute: () => rootRoute, path: '/ink', component: InkPage });

const protocolRoute = createRoute({ getParentRoute: () => rootRoute, path: '/protocol', component: ProtocolPage });

const courseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/courses/$courseId',
  component: CourseRoute,
});

const stepRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/courses/$courseId/$step',
  component: StepRoute,
});

function Pages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Outlet />
    </Suspense>
  );
}

function ClientRoute() {
  const { clientId } = clientRoute.useParams();
  return <ClientPage key={clientId} clientId={clientId} />;
}

function CourseRoute() {
  const { courseId } = courseRoute.useParams();
  return <CoursePage key={courseId} courseId={courseId} step={null} />;
}

function StepRoute() {
  const { courseId, step } = stepRoute.useParams();
  return <CoursePage key={courseId} courseId={courseId} step={step} />;
}

export function createStudioRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([
      coursesRoute,
      clientsRoute,
      clientRoute,
      inkRoute,
      protocolRoute,
      courseRoute,
      stepRoute,
    ]),
    defaultErrorComponent: BrokenPage,
    defaultPreload: false,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStudioRouter>;
  }
}
