/**
 * Writes NOTICE: the project's own line, the data that it derives numbers from, and every library that the product ships with,
 * read from the lockfile and the installed packages. `--check` fails when the file on disk is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const PERMISSIVE =
  /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0|Zlib)\b/;
/** Not permissive, and why each may be used. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'libheif-js': 'LGPL-3.0: an unmodified, separate library, loaded at run time from its own file',
  'png-js': 'MIT (its LICENSE file; the manifest names none)',
  '@fontsource/noto-sans': 'OFL-1.1: a font, bundled unmodified',
};
const DATA_FILE = 'docs/data-sources.md';

export function noticeText(): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> };
  const rows: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.dev) continue;
    const name = path.replace(/^.*node_modules\//, '');
    if (isPlatformBinary(path)) continue;
    const license = entry.license ?? 'UNKNOWN';
    const exception = EXCEPTIONS[name];
    if (!PERMISSIVE.test(license) && !exception)
      throw new Error(`${name} ${entry.version}: licence ${license} is not permissive`);
    rows.push(`- ${name} ${entry.version ?? ''}: ${exception ?? license}`);
  }
  const unique = [...new Set(rows)].sort((a, b) => (a < b ? -1 : 1));
  return [
    'Whorl',
    'Copyright 2026 the Whorl authors. Licensed under the Apache License, Version 2.0 (see LICENSE).',
    '',
    `Data that numbers in this repository are derived from: see ${DATA_FILE}.`,
    '',
    'Libraries that the product is delivered with (platform binaries of sharp carry libvips, LGPL-3.0, as a separate library):',
    ...unique,
    '',
  ].join('\n');
}

function isPlatformBinary(path: string): boolean {
  return /@img\/sharp-|-(aix|android|darwin|freebsd|linux|netbsd|openbsd|sunos|wasm32|win32)/.test(path);
}

if (import.meta.main) {
  const text = noticeText();
  if (process.argv.includes('--check')) {
    if (!existsSync('NOTICE') || readFileSync('NOTICE', 'utf8') !== text) {
      console.error('NOTICE is out of date: run node tools/notice.ts');
      process.exit(1);
    }
  } else writeFileSync('NOTICE', text);
}
