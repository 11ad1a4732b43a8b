import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { theme } from '#/ui/theme.ts';
import { ToastProvider } from '#/ui/toast.tsx';
import { useNumbers } from './parts/use-numbers.ts';
import { createStudioRouter } from './router.tsx';

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: false } },
});
const router = createStudioRouter();

export function App() {
  const { tenths } = useNumbers();
  // Fields show decimals as the reader writes them, and take a point and a comma alike.
  const decimalSeparator = tenths(0.5).charAt(1);
  const readers = { NumberInput: { defaultProps: { decimalSeparator, allowedDecimalSeparators: ['.', ','] } } };
  return (
    <MantineProvider
      theme={mergeThemeOverrides(theme, { components: readers })}
      defaultColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
