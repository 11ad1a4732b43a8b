import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * What each folder of the server may import from its neighbours; files beside the folders tie them together. A rule reads the
 * records it judges by, a command asks the rules first; images and documents turn bytes into values and back.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  routes: ['policies', 'commands', 'presenters', 'jobs', 'images', 'documents'],
  policies: ['store', 'blobs'],
  commands: ['policies', 'store', 'blobs', 'jobs', 'images', 'documents'],
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
