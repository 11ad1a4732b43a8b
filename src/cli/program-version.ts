import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Version of the program, from package.json beside the sources. */
export function programVersion(): string {
  const file = join(resolve(import.meta.dirname, '..', '..'), 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
