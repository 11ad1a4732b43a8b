#!/usr/bin/env node
// The whorl command on a checkout: same runtime and libraries as npm start. A .ts file in place of a verb is run on them as well, so
// that the examples need no Node of their own.
import { resolve } from 'node:path';
import { ensureDependencies, runScript } from './runtime.mjs';

try {
  ensureDependencies();
  const [first, ...rest] = process.argv.slice(2);
  if (first?.endsWith('.ts')) runScript(resolve(first), rest);
  else runScript('src/cli/main.ts', process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
