/**
 * Refuses imports against the arrows of rooms.ts, import cycles (of types too), impurities in pure rooms, over-long files and functions.
 * Usage: node tools/lint-rooms.ts [folder]   (default: src)
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { INNER_RULES, LONG_FUNCTIONS, ROOMS } from '../rooms.ts';

interface ImportEdge {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly line: number;
}
interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly imports: readonly ImportEdge[];
  readonly impurities: readonly string[];
  readonly lines: number;
  readonly functions: readonly FunctionLength[];
}
interface FunctionLength {
  readonly name: string;
  /** Without those of the functions inside it. */
  readonly ownLines: number;
}

const ERROR_LINES = 500;
const ERROR_FUNCTION_LINES = 100;

const BANNED_MEMBERS: Readonly<Record<string, string>> = {
  'Math.random': 'take a seed: #/base/random.ts',
  'Date.now': 'take the time as an argument',
  'performance.now': 'time belongs to bench/ and the edges',
  'crypto.randomUUID': 'take the id as an argument',
  'crypto.getRandomValues': 'take a seed: #/base/random.ts',
};
const BANNED_GLOBALS: Readonly<Record<string, string>> = {
  document: 'pure rooms have no DOM',
  window: 'pure rooms have no DOM',
  process: 'pure rooms have no Node',
  fetch: 'pure rooms do no I/O',
  setTimeout: 'pure rooms have no clock',
};

export function lintRooms(root: string, base = process.cwd()): string[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: root })
    .sort()
    .map((name) => readSource(resolve(root, name), root));
  return [
    ...files.flatMap((file) => arrowProblems(file, root, base)),
    ...files.flatMap((file) => file.impurities.map((what) => `${relative(base, file.path)}: ${what}`)),
    ...files
      .filter((file) => file.lines > ERROR_LINES)
      .map((file) => `${relative(base, file.path)}: ${file.lines} lines; split it (limit ${ERROR_LINES})`),
    ...files.flatMap((file) => lengthProblems(file, root, base)),
    ...cycleProblems(files, root, base),
  ];
}

function lengthProblems(file: SourceFile, root: string, base: string): string[] {
  const inRooms = relative(root, file.path).split(sep).join('/');
  return file.functions
    .filter(({ name, ownLines }) => ownLines > ERROR_FUNCTION_LINES && !LONG_FUNCTIONS[`${inRooms} ${name}`])
    .map(({ name, ownLines }) => {
      const limit = `split it (limit ${ERROR_FUNCTION_LINES})`;
      return `${relative(base, file.path)}: ${name} has ${ownLines} lines of its own; ${limit}`;
    });
}

function readSource(path: string, root: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const room = relative(root, path).split(sep)[0] ?? '';
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: ImportEdge[] = [];
  for (const item of parsed.module.staticImports) {
    const typeOnly = item.entries.length > 0 && item.entries.every((entry) => entry.isType);
    imports.push({ specifier: item.moduleRequest.value, typeOnly, line: lineAt(item.start) });
  }
  for (const item of parsed.module.staticExports) {
    for (const entry of item.entries) {
      if (entry.moduleRequest) {
        imports.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType, line: lineAt(item.start) });
      }
    }
  }
  for (const item of parsed.module.dynamicImports) {
    const raw = text.slice(item.moduleRequest.start, item.moduleRequest.end);
    const literal = /^['"`]([^'"`]+)['"`]$/.exec(raw)?.[1];
    if (literal) imports.push({ specifier: literal, typeOnly: false, line: lineAt(item.start) });
  }
  const isTest = /\.test\.tsx?$/.test(path);
  const impurities = ROOMS[room]?.pure && !isTest ? findImpurities(parsed.program, lineAt) : [];
  const functions = isTest ? [] : functionLengths(parsed.program, lineAt);
  return { path, room, imports, impurities, lines: text.split('\n').length, functions };
}

function functionLengths(
  program: Parameters<Visitor['visit']>[0],
  lineAt: (offset: number) => number,
): readonly FunctionLength[] {
  const found: { name: string; ownLines: number }[] = [];
  const open: { name: string; ownLines: number }[] = [];
  let declared = 'a function';
  const enter = (node: { start: number; end: number; id?: { name: string } | null }): void => {
    const lines = lineAt(node.end) - lineAt(node.start) + 1;
    const around = open.at(-1);
    if (around) around.ownLines -= lines - 1;
    open.push({ name: node.id?.name ?? declared, ownLines: lines });
  };
  const leave = (): void => {
    found.push(open.pop()!);
  };
  new Visitor({
    VariableDeclarator(node) {
      if (node.id.type === 'Identifier') declared = node.id.name;
    },
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
    'FunctionDeclaration:exit': leave,
    'FunctionExpression:exit': leave,
    'ArrowFunctionExpression:exit': leave,
  }).visit(program);
  return found;
}

function findImpurities(program: Parameters<Visitor['visit']>[0], lineAt: (offset: number) => number): string[] {
  const found: string[] = [];
  const declared = declaredNames(program);
  const visitor = new Visitor({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.computed || node.property.type !== 'Identifier') return;
      const name = `${node.object.name}.${node.property.name}`;
      const instead = BANNED_MEMBERS[name];
      if (instead) found.push(`line ${lineAt(node.start)}: ${name} in a pure room; ${instead}`);
      const bannedObject = BANNED_GLOBALS[node.object.name];
      if (bannedObject && !declared.has(node.object.name)) {
        found.push(`line ${lineAt(node.start)}: ${node.object.name}; ${bannedObject}`);
      }
    },
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || declared.has(node.callee.name)) return;
      const why = BANNED_GLOBALS[node.callee.name];
      if (why) found.push(`line ${lineAt(node.start)}: ${node.callee.name}(); ${why}`);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
        found.push(`line ${lineAt(node.start)}: new Date() in a pure room; take the time as an argument`);
      }
    },
  });
  visitor.visit(program);
  return found;
}

/** Names that the file declares itself, so that a parameter called `document` is not taken for the DOM's. */
function declaredNames(program: Parameters<Visitor['visit']>[0]): Set<string> {
  const names = new Set<string>();
  const note = (node: { type: string; name?: unknown }): void => {
    if (node.type === 'Identifier' && typeof node.name === 'string') names.add(node.name);
  };
  new Visitor({
    VariableDeclarator: (node) => note(node.id),
    FunctionDeclaration: (node) => node.params.forEach(note),
    FunctionExpression: (node) => node.params.forEach(note),
    ArrowFunctionExpression: (node) => node.params.forEach(note),
  }).visit(program);
  return names;
}

function arrowProblems(file: SourceFile, root: string, base: string): string[] {
  const room = ROOMS[file.room];
  const where = relative(base, file.path);
  const inRooms = relative(root, file.path).split(sep).join('/');
  if (!room) return [`${where}: "${file.room}" is not a room of rooms.ts`];
  const isTest = /\.test\.tsx?$/.test(file.path);
  const problems: string[] = [];
  for (const edge of file.imports) {
    const target = resolveImport(edge.specifier, file.path, root);
    const at = `${where}:${edge.line}`;
    if (target) {
      const targetRoom = relative(root, target).split(sep)[0] ?? '';
      if (targetRoom.startsWith('..')) {
        if (!isTest) problems.push(`${at}: ${edge.specifier} leaves src`);
        continue;
      }
      if (!existsSync(target)) problems.push(`${at}: ${edge.specifier} does not exist`);
      if (edge.specifier.startsWith('../') && targetRoom !== file.room) {
        problems.push(`${at}: write #/${relative(root, target)} for another room`);
      }
      const typesAllowed = edge.typeOnly && room.typesFrom?.includes(targetRoom);
      if (targetRoom !== file.room && !room.mayImport.includes(targetRoom) && !typesAllowed && !isTest) {
        problems.push(`${at}: ${file.room} must not import ${targetRoom} (${edge.specifier})`);
      }
    } else if (room.pure && !isTest && !edge.typeOnly) {
      const allowed = room.packages ?? [];
      if (!allowed.some((name) => edge.specifier === name || edge.specifier.startsWith(`${name}/`))) {
        problems.push(`${at}: ${edge.specifier} in the pure room ${file.room}`);
      }
    }
    for (const rule of INNER_RULES) {
      if (inRooms.startsWith(`${rule.folder}/`) && rule.mustNotImport.includes(edge.specifier)) {
        problems.push(`${at}: ${edge.specifier}: ${rule.because}`);
      }
    }
  }
  return problems;
}

function resolveImport(specifier: string, from: string, root: string): string | null {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#/')) return resolve(root, bare.slice(2));
  if (bare.startsWith('.')) return resolve(dirname(from), bare);
  return null;
}

function cycleProblems(files: readonly SourceFile[], root: string, base: string): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .map((edge) => resolveImport(edge.specifier, file.path, root))
        .filter((target): target is string => target !== null),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const problems: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done' || !graph.has(path)) return;
    if (state.get(path) === 'open') {
      const loop = [...trail.slice(trail.indexOf(path)), path].map((step) => relative(base, step));
      problems.push(`import cycle: ${loop.join(' -> ')}`);
      return;
    }
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  return problems;
}

if (import.meta.main) {
  const root = resolve(process.argv[2] ?? 'src');
  const problems = lintRooms(root);
  for (const problem of problems) console.error(problem);
  process.exit(problems.length > 0 ? 1 : 0);
}
