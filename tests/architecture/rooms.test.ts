import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../rooms.ts';
import { lintRooms } from '../../tools/lint-rooms.ts';

const fixture = (name: string): string => lintRooms(resolve(import.meta.dirname, 'fixtures', name)).join('\n');

describe('the room linter', () => {
  it('finds nothing in this project', () => {
    expect(lintRooms(resolve('src'))).toEqual([]);
  });

  it('accepts an allowed arrow, a type where only types may go and a long function made of short ones', () => {
    expect(fixture('sound')).toBe('');
  });

  it.each([
    ['forbidden-import', /engine must not import server/],
    ['cycle', /import cycle: .*a\.ts -> .*b\.ts -> .*a\.ts/],
    ['type-cycle', /import cycle: .*step\.ts -> .*walk\.ts -> .*step\.ts/],
    ['chance', /Math\.random in a pure room/],
    ['clock', /new Date\(\) in a pure room/],
    ['clock', /Date\.now in a pure room/],
    ['node-in-pure', /node:fs in the pure room engine/],
    ['dom', /document; pure rooms have no DOM/],
    ['relative-across', /write #\/base\/zero\.ts for another room/],
    ['unknown-room', /"attic" is not a room/],
    ['long-file', /521 lines; split it/],
    ['long-function', /count has 104 lines of its own; split it/],
    ['package-in-pure', /zod in the pure room engine/],
    ['value-for-type', /contract must not import practice/],
    ['react-in-editor', /react: the editor is headless/],
  ])('rejects the bad fixture %s', (name, message) => {
    expect(fixture(name)).toMatch(message);
  });

  it('draws arrows without loops between rooms', () => {
    const order: string[] = [];
    const visit = (room: string, trail: readonly string[]): void => {
      expect(trail, `loop through ${room}`).not.toContain(room);
      for (const next of ROOMS[room]?.mayImport ?? []) visit(next, [...trail, room]);
      order.push(room);
    };
    for (const room of Object.keys(ROOMS)) visit(room, []);
    expect(order).toContain('base');
  });
});
