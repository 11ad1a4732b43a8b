/** Builds the studio when its sources changed, then serves it. Usage: node tools/start.ts [options of whorl start] */
import { spawnSync } from 'node:child_process';
import { runStart } from '../src/cli/start.ts';

const built = spawnSync(process.execPath, ['tools/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) {
  process.stderr.write('The studio could not be built; the reason is above.\n');
  process.exit(1);
}
process.exitCode = await runStart(process.argv.slice(2));
