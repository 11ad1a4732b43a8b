import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Times of plugins read like faults to someone who only starts the studio. */
const QUIET = { pluginTimings: false };

/** The studio as static files: dist/studio, served by the server and by nothing else. */
export default defineConfig({
  root: here('./src/studio'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  resolve: { alias: [{ find: /^#\//, replacement: `${here('./src')}/` }] },
  worker: { format: 'es', rolldownOptions: { checks: QUIET } },
  build: {
    outDir: here('./dist/studio'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: { checks: QUIET },
  },
});
