import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** WebGL2 through Mesa, the software path that draws fastest where there is no GPU. */
const WEBGL = ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist'];
const NO_WEBGL = ['--disable-gpu', '--disable-3d-apis'];
/** No traffic but the page's own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium: $CHROMIUM, the system's, or one installed now (as root from the distribution, else by playwright). */
export function chromiumPath(): string {
  const known = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = known.find((path) => path && existsSync(path));
  if (found) return found;
  const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  if (process.getuid?.() === 0 && run('apt-get', ['update', '-qq'])) {
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) return downloaded;
  throw new Error('No Chromium found and none could be installed: set CHROMIUM to its path, then run npm test again.');
}

export function launchChromium(options: { readonly webgl?: boolean } = {}): Promise<Browser> {
  const args = [...FLAGS, ...(options.webgl === false ? NO_WEBGL : WEBGL)];
  return chromium.launch({ executablePath: chromiumPath(), args, headless: true });
}
