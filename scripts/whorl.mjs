#!/usr/bin/env node
// The whorl command on a checkout: same runtime and libraries as npm start.
import { ensureDependencies, runScript } from './runtime.mjs';

try {
  ensureDependencies();
  runScript('src/cli/main.ts', process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
