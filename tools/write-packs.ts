/** Writes docs/reference/packs.md from the jurisdiction packs: every fact with its source, when it was read and since when it holds. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { phrase } from '../src/practice/catalogue/phrase.ts';
import { isTextKey, textOf } from '../src/practice/catalogue/text-of.ts';
import type { JurisdictionPack, PackFact } from '../src/practice/packs/jurisdiction-pack.ts';
import { PACK_TABLE } from '../src/practice/packs/pack-table.ts';

const FILE = join(import.meta.dirname, '..', 'docs', 'reference', 'packs.md');

const HEAD = `# Jurisdiction packs

What a place asks of a studio, as data (\`src/practice/packs\`); this page is written by \`node tools/write-packs.ts\`. Engineering input, not legal
advice: check the source before relying on it. Evidence REG: a regulation or a regulator's page was read; MEM: assumed, no source was found. "Read" is
the day on which a public copy of the source was read; a rule may have changed since.
`;

/** The whole page; a test holds the file against it. */
export function packsPage(): string {
  return `${HEAD}${PACK_TABLE.map(section).join('')}`;
}

function section(pack: JurisdictionPack): string {
  const rows = [
    row('Youngest age', pack.age),
    row('Identity document', pack.identity),
    ...pack.licences.map((fact) => row('Licence', fact)),
    ...pack.questions.map((fact) => row('Question', fact)),
    ...pack.notices.map((fact) => row('Notice', fact)),
    row('Ink statement must be seen', pack.inkStatement),
    row('Anaesthetic', pack.anaesthetic),
    row('Record kept, years', pack.retentionYears),
    row('No letter lifts', pack.letterNeverLifts),
  ];
  const head = '| rule | value | evidence | source | in force | read |\n|---|---|---|---|---|---|\n';
  return `\n## ${pack.id}: ${textOf('en', phrase(`pack.${pack.id}`))}\n\nVersion ${pack.version}.\n\n${head}${rows.join('')}`;
}

function row(name: string, { value, evidence, source, inForce, readOn }: PackFact<unknown>): string {
  return `| ${name} | ${valueText(value)} | ${evidence} | ${source} | ${inForce ?? ''} | ${readOn ?? ''} |\n`;
}

function valueText(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return isTextKey(value) ? textOf('en', phrase(value)) : value;
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) => `${key} ${String(part)}`)
      .join(', ');
  }
  return String(value);
}

if (import.meta.main) writeFileSync(FILE, packsPage());
