import type { Language } from '../catalogue/language.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import { readableText, textOf } from '../catalogue/text-of.ts';
import type { Finding } from './finding.ts';

/** A finding in the words of a language. */
export interface FindingWords {
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly todo: string;
  /** What to wait for; null when there is a date or nothing to wait for. */
  readonly condition: string | null;
}

/** The same for people who read it: days are written out. */
export function readableFinding(finding: Finding, language: Language): FindingWords {
  return wordFinding(finding, (words) => readableText(language, words));
}

/** The same for programs that read it: days stay as they are. */
export function describeFinding(finding: Finding, language: Language): FindingWords {
  return wordFinding(finding, (words) => textOf(language, words));
}

/** By whoever puts phrases into words: languages and ways to write a day differ. */
export function wordFinding(finding: Finding, words: (phrase: Phrase) => string): FindingWords {
  const say = (key: string): string => words(phrase(key, finding.values));
  const all = (suffix: 'why' | 'todo'): string =>
    [...new Set(finding.cases.map((id) => say(`${id}.${suffix}`)))].join(' ');
  return {
    why: all('why'),
    todo: all('todo'),
    condition: finding.conditions.length > 0 ? finding.conditions.map(say).join('; ') : null,
  };
}
