import { describe, expect, it } from 'vitest';
import { drawCaption } from './caption.ts';
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
