// npm start, npm test and the rest: provides the runtime and the libraries, then hands over.
import { ensureDependencies, runScript } from './runtime.mjs';

const [verb = 'start', ...rest] = process.argv.slice(2);
const SCRIPTS = {
  start: ['tools/start.ts'],
  build: ['tools/build.ts'],
  test: ['tools/check.ts', 'all'],
  check: ['tools/check.ts', 'fast'],
  fix: ['tools/check.ts', 'fix'],
  bench: ['bench/main.ts'],
};
const script = SCRIPTS[verb];
if (!script) {
  process.stderr.write(`Unknown command "${verb}". Use one of: ${Object.keys(SCRIPTS).join(', ')}.\n`);
  process.exit(2);
}
try {
  ensureDependencies();
  runScript(script[0], [...script.slice(1), ...rest]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
