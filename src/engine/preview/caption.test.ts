import { describe, expect, it } from 'vitest';
import { drawCaption, drawText } from './caption.ts';
import { strokeText } from './caption-glyphs.ts';

function grey(widthPx: number, heightPx: number) {
  return { widthPx, heightPx, rgba: new Uint8ClampedArray(widthPx * heightPx * 4).fill(128) };
}

describe('drawCaption', () => {
  it('writes light letters on a dark strip at the foot and leaves the rest', () => {
    const photo = grey(640, 480);
    const out = drawCaption(photo, 'Simulation · healed after session 1 · plan 3fa01c229b7e');
    expect([...out.subarray(0, 640 * 4 * 440)].every((value) => value === 128)).toBe(true);
    const foot = out.subarray(640 * 4 * 455);
    expect(foot.filter((value) => value > 220 && value < 255).length).toBeGreaterThan(300);
    expect(foot.filter((value) => value < 60).length).toBeGreaterThan(3000);
    expect([...out.subarray(-40)].every((value) => value === 128)).toBe(true);
  });

  it('makes a long text smaller instead of cutting it', () => {
    const out = drawCaption(grey(300, 400), 'Simulation '.repeat(8));
    const lastColumns: number[] = [];
    for (let y = 0; y < 400; y++) lastColumns.push(out[4 * (y * 300 + 298)]!);
    expect(Math.max(...lastColumns)).toBeLessThanOrEqual(128);
  });

  it('draws a stroke as wide as a seventh of a capital, straight, from the baseline up', () => {
    const photo = grey(60, 60);
    drawText(photo, 'I', [20, 50], { capitalPx: 28, rgb: [0, 0, 0], mostPx: 50 });
    const inkOf = (x: number, y: number): number => 1 - photo.rgba[4 * (y * 60 + x)]! / 128;
    const row = (y: number) => Array.from({ length: 60 }, (_, x) => inkOf(x, y));
    const column = (x: number) => Array.from({ length: 60 }, (_, y) => inkOf(x, y));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(row(36))).toBeCloseTo(4, 0);
    expect(row(30)).toEqual(row(42));
    const middle = row(36).indexOf(Math.max(...row(36)));
    // 28 px and the round ends, half a stroke beyond each.
    expect(Math.abs(sum(column(middle)) - 32)).toBeLessThan(2);
    expect(column(middle).findIndex((value) => value > 0.5)).toBeGreaterThanOrEqual(18);
    expect(column(middle).findLastIndex((value) => value > 0.5)).toBeLessThanOrEqual(53);
  });

  it('knows every letter that captions use, draws accents and marks the rest', () => {
    const unknown = strokeText('☃').segments.length;
    for (const letter of 'Simulation · Right after session 10 healed – plan 0123456789abcdef, (5 years):') {
      if (letter === ' ') continue;
      expect(strokeText(letter).segments, letter).not.toEqual(strokeText('?').segments);
    }
    expect(unknown).toBe(strokeText('?').segments.length);
    const plain = strokeText('e');
    for (const accented of ['é', 'ê', 'ẽ']) {
      expect(strokeText(accented).width).toBe(plain.width);
      expect([...strokeText(accented).segments].slice(0, plain.segments.length)).toEqual([...plain.segments]);
      expect(strokeText(accented).segments.length).toBeGreaterThan(plain.segments.length);
    }
    expect(strokeText('É').segments).toEqual(strokeText('E').segments);
  });
});
