import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type JsonFault, readJson } from '#/base/read-json.ts';
import { firstBytes } from './first-bytes.ts';

/** One sentence: what is wrong and what to do. */
export interface Mistake {
  readonly message: string;
}

/** Surfaces and tables of dots are the largest files that a verb reads; what people write as JSON has some kilobytes. */
const MOST_MB = 100;

/** The bytes of a file of at most 100 MB. */
export function readBytes(path: string): Outcome<Uint8Array, Mistake> {
  try {
    const bytes = firstBytes(path, MOST_MB * 1e6 + 1);
    return bytes.length > MOST_MB * 1e6
      ? refuse({ message: `${path} is larger than ${MOST_MB} MB; make it smaller.` })
      : accept(bytes);
  } catch {
    return refuse({ message: `${path} cannot be read; check its name and that you may read it.` });
  }
}

/** The text of a file, without the byte order mark that some editors put first. */
export function readText(path: string): Outcome<string, Mistake> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return accept(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return refuse({ message: `${path} is not text in UTF-8; save it as plain text.` });
  }
}

const WHAT_OF: Readonly<Record<JsonFault['kind'], (reason: string) => string>> = {
  'not-json': (reason) => `is not JSON (${reason}); correct it there`,
  'too-deep': (reason) => `is nested ${reason} deep; give the file that was meant`,
  'key-twice': (reason) => `names ${reason} twice in one place; keep one`,
};

/** The value of a JSON file. */
export function readJsonValue(path: string): Outcome<unknown, Mistake> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const read = readJson(bytes.value);
  if (read.ok) return read;
  return refuse({ message: `${path} ${WHAT_OF[read.refusal.kind](read.refusal.reason)}.` });
}
