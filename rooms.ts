/**
 * The rooms of the house and the arrows between them: the one table that the linter reads.
 * A room may import from itself and from the rooms listed; every other import across rooms is refused.
 */
export interface Room {
  /** Rooms that this one may import from. */
  readonly mayImport: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly typesFrom?: readonly string[];
  /** Pure: no clock, no chance, no I/O, no DOM, no Node. */
  readonly pure: boolean;
  /** npm packages allowed in a pure room. */
  readonly packages?: readonly string[];
}

export const ROOMS: Readonly<Record<string, Room>> = {
  base: { mayImport: [], pure: true, packages: ['@noble/hashes'] },
  engine: { mayImport: ['base'], pure: true, packages: ['culori'] },
  compute: { mayImport: ['engine', 'base'], pure: false },
  practice: { mayImport: ['engine', 'base'], pure: true, packages: ['temporal-polyfill'] },
  contract: { mayImport: ['base'], typesFrom: ['practice', 'engine'], pure: true, packages: ['zod'] },
  planning: { mayImport: ['contract', 'practice', 'engine', 'base'], pure: true },
  documents: {
    mayImport: ['planning', 'contract', 'practice', 'engine', 'base'],
    pure: true,
    packages: ['ical-generator'],
  },
  server: { mayImport: ['compute', 'documents', 'planning', 'contract', 'practice', 'engine', 'base'], pure: false },
  ui: { mayImport: ['base'], pure: false },
  studio: {
    mayImport: ['ui', 'compute', 'documents', 'planning', 'contract', 'practice', 'engine', 'base'],
    pure: false,
  },
  cli: {
    mayImport: ['server', 'compute', 'documents', 'planning', 'contract', 'practice', 'engine', 'base'],
    pure: false,
  },
};

/** Folders inside a room with rules of their own; named from the folder of the rooms. */
export const INNER_RULES: readonly { folder: string; mustNotImport: readonly string[]; because: string }[] = [
  {
    folder: 'studio/editor',
    mustNotImport: ['react', 'react-dom', '@mantine/core'],
    because: 'the editor is headless',
  },
];

/** Functions that may be longer than the linter allows, as `file function`, and why. */
export const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  'engine/skin/monte-carlo.ts runMonteCarlo': 'calls from the innermost loop cost a quarter of the speed',
};
