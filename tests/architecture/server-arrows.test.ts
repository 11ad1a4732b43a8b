import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What each folder of the server may import from its neighbours; files beside the folders tie them together. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  routes: ['policies', 'commands', 'presenters', 'jobs', 'images'],
  policies: [],
  commands: ['store', 'blobs', 'jobs', 'images'],
  presenters: ['store'],
  jobs: ['store', 'blobs', 'images', 'documents'],
  documents: [],
  images: [],
  store: [],
  blobs: [],
};

it('inside the server, imports follow the arrows', () => {
  let seen = 0;
  const against = globSync('src/server/*/**/*.ts')
    .filter((path) => !/\.(test|case)\.ts$/.test(path))
    .flatMap((path) => {
      const folder = path.split('/')[2]!;
      const targets = [...readFileSync(path, 'utf8').matchAll(/from '\.\.\/([a-z]+)\/[^']+'/g)].map(
        (match) => match[1]!,
      );
      seen += targets.length;
      return targets
        .filter((target) => target !== folder && !ARROWS[folder]?.includes(target))
        .map((target) => `${path} imports ${target}`);
    });
  expect(against).toEqual([]);
  expect(seen).toBeGreaterThan(50);
});
