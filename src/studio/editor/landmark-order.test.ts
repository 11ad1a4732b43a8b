import { expect, it } from 'vitest';
import { guidedIn, nextLandmark } from './landmark-order.ts';

const names = (guided: ReturnType<typeof guidedIn>, isNeeded: boolean) =>
  guided.filter(({ needed }) => needed === isNeeded).map(({ name }) => name);

it('asks in a further photo for what its view shows, and keeps what is tapped', () => {
  const left = guidedIn('left', { tragion_right: [1, 2] });
  expect(names(left, true)).toEqual(['glabella', 'exocanthion_left', 'menton', 'tragion_left', 'silhouette_top']);
  expect(names(left, false)).toEqual(['subnasale', 'tragion_right', 'nasion']);
  const crown = guidedIn('crown', {});
  expect(names(crown, true).slice(0, 2)).toEqual(['tragion_right', 'tragion_left']);
  expect(names(crown, false)).not.toContain('menton');
  expect(nextLandmark(crown, { tragion_right: [1, 2] }, new Set(['tragion_left']), null)).toBe('silhouette_top');
});
