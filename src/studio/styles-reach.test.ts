import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const STUDIO = import.meta.dirname;
const SRC = dirname(STUDIO);
const textOf = (path: string): string => readFileSync(path, 'utf8');
const STATIC_IMPORT = /(?:from|import) '((?:\.|#\/)[^']+)'/g;
const LAZY_IMPORT = /import\('((?:\.|#\/)[^']+)'\)/g;

function targets(path: string, pattern: RegExp): string[] {
  return [...textOf(path).matchAll(pattern)]
    .map(([, name]) => (name!.startsWith('#/') ? join(SRC, name!.slice(2)) : resolve(dirname(path), name!)))
    .filter((target) => existsSync(target));
}

/** Everything that is loaded with a file. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  if (!path.endsWith('.css')) for (const target of targets(path, STATIC_IMPORT)) loadedWith(target, seen);
  return seen;
}

interface OpenedPage {
  readonly path: string;
  /** What is loaded where this page is opened first. */
  readonly files: ReadonlySet<string>;
}

/** Every page that is loaded on its own, below the page that it lies in. */
function pagesIn(files: ReadonlySet<string>, known = new Set<string>()): readonly OpenedPage[] {
  const lazy = [...files].filter((path) => /\.tsx?$/.test(path)).flatMap((path) => targets(path, LAZY_IMPORT));
  return lazy.flatMap((path) => {
    if (known.has(path)) return [];
    known.add(path);
    const page = { path, files: new Set([...files, ...loadedWith(path)]) };
    return [page, ...pagesIn(page.files, known)];
  });
}

const classesOfStyle = (path: string): string[] => [...textOf(path).matchAll(/\.([a-z][\w-]*)/g)].map((at) => at[1]!);
const classesOfPart = (path: string): string[] =>
  [...textOf(path).matchAll(/className="([^"{}]+)"/g)].flatMap((at) => at[1]!.split(/\s+/));

describe('styles of the studio', () => {
  const sheets = globSync(['studio/**/*.css', 'ui/**/*.css'], { cwd: SRC });
  const styled = new Set(sheets.flatMap((path) => classesOfStyle(join(SRC, path))));
  const pages = pagesIn(loadedWith(join(STUDIO, 'main.tsx')));

  it('come with every page that is opened by its address, whichever page was open before', () => {
    expect(pages.length).toBeGreaterThan(15);
    const missing = pages.flatMap(({ path: page, files }) => {
      const here = new Set([...files].filter((path) => path.endsWith('.css')).flatMap(classesOfStyle));
      const used = [...files].filter((path) => path.endsWith('.tsx')).flatMap(classesOfPart);
      return [...new Set(used)]
        .filter((name) => styled.has(name) && !here.has(name))
        .map((name) => `${page.slice(STUDIO.length + 1)}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});
