import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { PACK_IDS } from '#/practice/packs/pack-table.ts';

/** filled: a course with a made-up client and the records of the first weeks; empty: the course alone. */
const SAMPLES = ['filled', 'empty', 'none'] as const;

/** All settings of the server. This file alone reads the environment. */
const settingsSchema = z.strictObject({
  /** 0 takes a free port. */
  port: z.coerce
    .number('a whole number')
    .int('a whole number')
    .min(0, '0 to 65535')
    .max(65_535, '0 to 65535')
    .default(4747),
  dataFolder: z.string().min(1),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'one of fatal, error, warn, info, debug, silent')
    .default('warn'),
  /** Rules of the place that hold for every client of the studio; left out: those that the client's screening names. */
  pack: z.enum(PACK_IDS as [string, ...string[]], `one of ${PACK_IDS.join(', ')}`).optional(),
  /** What a data folder that never had a course begins with. */
  sample: z.enum(SAMPLES, `one of ${SAMPLES.join(', ')}`).default('filled'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Loopback only: there is no sign-in yet. */
export const LISTEN_HOST = '127.0.0.1';

const OPTION_OF: Readonly<Record<string, string>> = {
  port: '--port (or WHORL_PORT)',
  dataFolder: '--data (or WHORL_DATA)',
  logLevel: '--log (or WHORL_LOG)',
  pack: '--pack (or WHORL_PACK)',
  sample: '--sample (or WHORL_SAMPLE)',
};

export const START_HELP = `Usage: whorl start [--port 4747] [--data FOLDER] [--log warn] [--pack GB] [--sample filled]

Serves the studio on http://${LISTEN_HOST}:PORT, to this computer only.

  --port N      port to listen on, 0 for any free one   (WHORL_PORT)
  --data DIR    folder for courses and photos           (WHORL_DATA; else ./data when it exists or on a
                checkout, else the user's data folder)
  --log LEVEL   fatal error warn info debug silent      (WHORL_LOG)
  --pack ID     rules of the place for every client: ${PACK_IDS.join(' ')}
                (WHORL_PACK; else those named in each screening)
  --sample KIND what a new data folder begins with: filled (a sample course with a made-up client),
                empty (the sample course alone), none   (WHORL_SAMPLE; filled)

Exit codes: 0 stopped, 1 our fault, 2 bad option, 4 cannot write, listen or take the data folder.
`;

export interface SettingsSource {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Data folder when neither option nor environment names one. */
  readonly defaultDataFolder: string;
}

/** Options win over the environment, the environment over defaults. */
export function readSettings(source: SettingsSource): Outcome<Settings | 'help', Problem> {
  let values: { port?: string; data?: string; log?: string; pack?: string; sample?: string; help?: boolean };
  try {
    const option = { type: 'string' } as const;
    values = parseArgs({
      args: [...source.argv],
      options: {
        port: option,
        data: option,
        log: option,
        pack: option,
        sample: option,
        help: { type: 'boolean', short: 'h' },
      },
      strict: true,
    }).values;
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0];
    return refuse({ code: 'bad-request', message: `${reason}; see whorl start --help.` });
  }
  if (values.help) return accept('help');
  const { environment } = source;
  const parsed = settingsSchema.safeParse({
    port: values.port ?? environment['WHORL_PORT'],
    dataFolder: resolve(values.data ?? environment['WHORL_DATA'] ?? source.defaultDataFolder),
    logLevel: values.log ?? environment['WHORL_LOG'],
    pack: values.pack ?? environment['WHORL_PACK'],
    sample: values.sample ?? environment['WHORL_SAMPLE'],
  });
  if (parsed.success) return accept(parsed.data);
  const issue = parsed.error.issues[0]!;
  return refuse({
    code: 'bad-request',
    message: `${OPTION_OF[String(issue.path[0])] ?? 'A setting'} must be ${issue.message}.`,
  });
}

/** Settings of this process; `checkoutFolder` is set when running from a checkout, whose data lies in ./data of it. */
export function processSettings(
  argv: readonly string[],
  checkoutFolder: string | null,
): Outcome<Settings | 'help', Problem> {
  const environment = process.env;
  const user = environment['XDG_DATA_HOME'] || environment['LOCALAPPDATA'] || join(homedir(), '.local', 'share');
  const defaultDataFolder = checkoutFolder ? join(checkoutFolder, 'data') : join(user, 'whorl');
  return readSettings({ argv, environment, defaultDataFolder });
}
