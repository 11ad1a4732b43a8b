import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { ClientPage } from './clients/client-page.tsx';
import { ClientsPage } from './clients/clients-page.tsx';
import { CoursePage } from './course/course-page.tsx';
import { CoursesPage } from './courses/courses-page.tsx';
import { InkPage } from './ink/ink-page.tsx';
import { LostPage } from './parts/lost-page.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: LostPage });

const coursesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: CoursesPage });

const clientsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/clients', component: ClientsPage });

const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients/$clientId',
  component: ClientRoute,
});

const inkRoute = createRoute({ getParentRoute: () => rootRoute, path: '/ink', component: InkPage });

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
    routeTree: rootRoute.addChildren([coursesRoute, clientsRoute, clientRoute, inkRoute, courseRoute, stepRoute]),
    defaultPreload: false,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStudioRouter>;
  }
}
