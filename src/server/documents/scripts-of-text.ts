import { createRequire } from 'node:module';

/** Parts of the font, each a file of its own, in the order in which they are asked for a character. */
export const SCRIPTS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'devanagari',
] as const;
export type Script = (typeof SCRIPTS)[number];

/** A piece of a text that one part of the font can write. */
interface ScriptRun {
  readonly script: Script;
  readonly text: string;
}

const RANGES = createRequire(import.meta.url)('@fontsource/noto-sans/unicode.json') as Readonly<Record<Script, string>>;

/** The characters of a part as the font itself lists them: U+0000-00FF,U+0131. */
const HOLDS = new Map(
  SCRIPTS.map((script) => {
    const ranges = RANGES[script].split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return `\\u{${first}}-\\u{${last}}`;
    });
    return [script, new RegExp(`^[${ranges.join('')}]$`, 'u')] as const;
  }),
);

const PLAIN = /^[ -~\n\xa0-\xff]*$/;
/** Marks of control and of direction, which have no form of their own. */
const FORMLESS = /(?!\n)[\p{Cc}\p{Cf}]/gu;

/**
 * A text cut where another part of the font must write: names come from everywhere. Letters are put together with their accents,
 * marks without a form are dropped; what no part holds stays with the Latin one, which draws a box for it.
 */
export function scriptRuns(text: string): readonly ScriptRun[] {
  if (PLAIN.test(text)) return [{ script: 'latin', text }];
  const runs: { script: Script; text: string }[] = [];
  for (const character of text.normalize('NFC').replace(FORMLESS, '')) {
    const script = SCRIPTS.find((one) => HOLDS.get(one)!.test(character)) ?? 'latin';
    const last = runs.at(-1);
    if (last?.script === script) last.text += character;
    else runs.push({ script, text: character });
  }
  return runs;
}
