import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const read = (argv: readonly string[], environment: Record<string, string> = {}) =>
  readSettings({ argv, environment, defaultDataFolder: '/default/data' });

describe('settings', () => {
  it('have defaults', () => {
    const value = { port: 4747, dataFolder: '/default/data', logLevel: 'warn', sample: 'filled' };
    expect(read([])).toEqual({ ok: true, value });
  });

  it('take the environment, and options before it', () => {
    const environment = { WHORL_PORT: '5000', WHORL_DATA: '/from/environment', WHORL_LOG: 'info', HOME: '/x' };
    expect(read([], environment)).toMatchObject({ value: { port: 5000, dataFolder: '/from/environment' } });
    const options = ['--port', '0', '--data', '/from/option', '--log', 'silent'];
    const value = { port: 0, dataFolder: '/from/option', logLevel: 'silent', sample: 'filled' };
    expect(read(options, environment)).toEqual({ ok: true, value });
  });

  it.each([
    [['--port', 'many'], '--port (or WHORL_PORT) must be a whole number.'],
    [['--port', '47.5'], '--port (or WHORL_PORT) must be a whole number.'],
    [['--port', '70000'], '--port (or WHORL_PORT) must be 0 to 65535.'],
    [['--log', 'loud'], '--log (or WHORL_LOG) must be one of fatal, error, warn, info, debug, silent.'],
    [['--sample', 'some'], '--sample (or WHORL_SAMPLE) must be one of filled, empty, none.'],
    [['--pack', 'XX'], '--pack (or WHORL_PACK) must be one of GB, GB-ENG, GB-WLS, GB-SCT, US-CA, US-OR, DK, EU.'],
    [['--colour', 'red'], "Unknown option '--colour'; see whorl start --help."],
    [['stray'], "Unexpected argument 'stray'; see whorl start --help."],
  ])('refuse %j in one sentence', (argv, message) => {
    expect(read(argv)).toEqual({ ok: false, refusal: { code: 'bad-request', message } });
  });

  it('name the rules of the place', () => {
    expect(read(['--pack', 'DK'], { WHORL_PACK: 'EU' })).toMatchObject({ value: { pack: 'DK' } });
    expect(read([], { WHORL_PACK: 'EU' })).toMatchObject({ value: { pack: 'EU' } });
  });

  it('ask for help', () => {
    expect(read(['--help', '--port', '1'])).toEqual({ ok: true, value: 'help' });
  });
});
