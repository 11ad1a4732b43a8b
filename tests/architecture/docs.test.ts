import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticeText } from '../../tools/notice.ts';

const PAGES = [...globSync('*.md'), ...globSync('docs/**/*.md')].sort();

describe('the documentation', () => {
  it.each(PAGES)('%s links only to what exists', (page) => {
    const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const local = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target));
    const missing = local.filter((target) => !existsSync(resolve(dirname(page), target.replace(/#.*$/, ''))));
    expect(missing).toEqual([]);
  });

  it.each(PAGES)('%s names only files that are there', (page) => {
    const named = readFileSync(page, 'utf8').matchAll(
      /(?<![\w/.-])(?:src|tools|bench|tests|scripts|docs|examples|assets)\/[\w./*-]*[\w*]/g,
    );
    expect([...named].map(([path]) => path).filter((path) => globSync(path).length === 0)).toEqual([]);
  });

  it('names only npm commands that exist', () => {
    const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
    const known = [...scripts, 'ci', 'install'];
    for (const page of PAGES) {
      const used = [...readFileSync(page, 'utf8').matchAll(/\bnpm (?:run )?([a-z-]+)/g)].map((match) => match[1]);
      expect(
        used.filter((name) => name && !known.includes(name)),
        page,
      ).toEqual([]);
    }
  });

  it('has a NOTICE that lists today’s libraries', () => {
    expect(readFileSync('NOTICE', 'utf8')).toBe(noticeText());
  });
});
