import { describe, expect, it } from 'vitest';
import { drawCaption, previewCaption } from './caption.ts';
import { strokeText } from './caption-glyphs.ts';

function grey(widthPx: number, heightPx: number) {
  return { widthPx, heightPx, rgba: new Uint8ClampedArray(widthPx * heightPx * 4).fill(128) };
}

describe('drawCaption', () => {
  it('writes light letters on a dark strip at the foot and leaves the rest', () => {
    const photo = grey(640, 480);
    const out = drawCaption(photo, previewCaption('Session 1 healed', '3fa01c229b7e'));
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

  it('knows every letter that captions use, drops accents and marks the rest', () => {
    const unknown = strokeText('☃').segments.length;
    for (const letter of 'Simulation · Right after session 10 healed – plan 0123456789abcdef, (5 years):') {
      if (letter === ' ') continue;
      expect(strokeText(letter).segments, letter).not.toEqual(strokeText('?').segments);
    }
    expect(unknown).toBe(strokeText('?').segments.length);
    expect(strokeText('é').segments).toEqual(strokeText('e').segments);
  });
});
