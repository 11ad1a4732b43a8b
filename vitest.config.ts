import { defineConfig } from 'vitest/config';
import { NODE_FLAGS } from './scripts/runtime.mjs';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/architecture/fixtures/**', 'node_modules/**'],
    // Machines are slow and shared: time never decides a test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 90_000 } },
    setupFiles: ['tests/support/property-seed.ts'],
    maxWorkers: 2,
    execArgv: NODE_FLAGS,
  },
});
