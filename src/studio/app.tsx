import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { theme } from '#/ui/theme.ts';
import { ToastProvider } from '#/ui/toast.tsx';
import { askWhenBack } from './ask-when-back.ts';
import { createStudioRouter } from './router.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: 1,
      refetchOnWindowFocus: false,
      // The server is on this machine or next to it: it may answer where the browser believes itself offline.
      networkMode: 'always',
    },
  },
});
askWhenBack(queries);
const router = createStudioRouter();

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
