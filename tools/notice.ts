/**
 * Writes NOTICE: the project's own line, the data that it derives numbers from, and every library of the lockfile with its licence: those
 * that the product ships with, then those that only build and check it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

const PERMISSIVE =
  /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0|Zlib)\b/;
/** Not permissive, and why each may be used. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'libheif-js': 'LGPL-3.0: an unmodified, separate library, loaded at run time from its own file',
  'png-js': 'MIT (its LICENSE file; the manifest names none)',
  '@fontsource/noto-sans': 'OFL-1.1: a font, bundled unmodified',
};
/** What is used and not handed on may also be under a licence that asks for the source of changes to its own files. */
const TOOL_LICENCE = /^MPL-2\.0$/;
const DATA_FILE = 'docs/data-sources.md';

export function noticeText(): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> };
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '' && !isPlatformBinary(path));
  return [
    'Whorl',
    'Copyright 2026 the Whorl authors. Licensed under the Apache License, Version 2.0 (see LICENSE).',
    '',
    `Data that numbers in this repository are derived from: see ${DATA_FILE}.`,
    '',
    'Libraries that the product is delivered with (platform binaries of sharp carry libvips, LGPL-3.0, as a separate library):',
    ...listOf(entries.filter(([, entry]) => !entry.dev)),
    '',
    'Libraries that only build and check it, not delivered:',
    ...listOf(entries.filter(([, entry]) => entry.dev)),
    '',
  ].join('\n');
}

/** Sorted lines; throws for a licence that may not be used. */
function listOf(entries: readonly (readonly [string, LockEntry])[]): readonly string[] {
  const rows = entries.map(([path, { version = '', license = 'UNKNOWN', dev }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    const exception = EXCEPTIONS[name];
    if (!exception && !PERMISSIVE.test(license) && !(dev && TOOL_LICENCE.test(license)))
      throw new Error(`${name} ${version}: licence ${license} is not permissive`);
    return `- ${name} ${version}: ${exception ?? license}`;
  });
  return [...new Set(rows)].sort((a, b) => (a < b ? -1 : 1));
}

function isPlatformBinary(path: string): boolean {
  return /@img\/sharp-|-(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|wasm32|win32)/.test(path);
}

if (import.meta.main) writeFileSync('NOTICE', noticeText());
