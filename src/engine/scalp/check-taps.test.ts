import { describe, expect, it } from 'vitest';
import { SYNTHETIC_SIZE, syntheticCase } from '../../../tests/support/synthetic-case.ts';
import { checkPhoto, checkRuledHead, checkTaps } from './check-taps.ts';
import type { PhotoTaps } from './photo-taps.ts';
import type { TapeMeasures } from './tape.ts';

const { landmarks } = syntheticCase();
const photo = (changes: Partial<PhotoTaps> = {}): PhotoTaps =>
  ({ ...SYNTHETIC_SIZE, landmarks, ...changes }) as PhotoTaps;
const said = (changes: Partial<PhotoTaps>): string => checkPhoto(photo(changes), 0)?.message ?? '';
const tape = (measures: TapeMeasures): string => checkTaps([photo()], measures)?.message ?? '';

describe('taps', () => {
  it('that are all there are let through', () => {
    expect(checkTaps([photo()], {})).toBeNull();
  });

  it('[HF01] of the first photo are five of the face or more', () => {
    const { glabella, exocanthion_left, exocanthion_right, menton, tragion_left, silhouette_top } = landmarks;
    const four = { glabella, exocanthion_left, exocanthion_right, menton };
    expect(said({ landmarks: { ...four, silhouette_top } as never })).toContain('has 4 face landmarks and needs 5');
    expect(said({ landmarks: { ...four, tragion_left } as never })).toBe('');
  });

  it('[HF02] may lie on the edge of a picture of 64 px or more, and nowhere beyond', () => {
    expect(
      said({
        outline: [
          [0, 0],
          [1000, 1200],
        ],
      }),
    ).toBe('');
    expect(
      said({
        outline: [
          [5, 5],
          [1000.5, 40],
        ],
      }),
    ).toContain('outline point 2 at 1001, 40 lies outside');
    expect(said({ widthPx: 63 })).toContain('smaller than 64 x 64 px');
  });

  it('[HF03] tells a mirrored picture from single pairs that were swapped', () => {
    const swap = (...pairs: readonly string[]) =>
      Object.fromEntries(
        Object.entries(landmarks).map(([name, at]) => {
          const [pair, side] = name.split('_');
          if (!side || !pairs.includes(pair!)) return [name, at];
          return [`${pair}_${side === 'left' ? 'right' : 'left'}`, at];
        }),
      ) as never;
    const all = ['exocanthion', 'endocanthion', 'pupil', 'tragion', 'silhouette'];
    expect(said({ landmarks: swap(...all) })).toContain('right and left are swapped');
    expect(said({ landmarks: swap('tragion') })).toContain('some right and left landmarks are swapped');
  });

  it('[HF09] take a ruler of 10 to 500 mm with 20 px between its ends', () => {
    const ruler = (px: number, mm: number) => said({ ruler: { from: [100, 100], to: [100 + px, 100], mm } });
    expect([ruler(20, 10), ruler(20, 500)]).toEqual(['', '']);
    for (const refused of [ruler(19, 100), ruler(20, 9), ruler(20, 501), ruler(901, 100)])
      expect(refused).toContain('the ruler needs two ends in the picture');
  });
});

describe('tape measures', () => {
  it('[HF06] are those that adults have, named with their article, and centimetres are known for what they are', () => {
    expect(tape({ circumferenceMm: 470 })).toBe('');
    expect(tape({ circumferenceMm: 680 })).toBe('');
    expect(tape({ circumferenceMm: 681 })).toBe(
      'A circumference of 681 mm is outside 470 to 680 mm of adults: measure it again.',
    );
    expect(tape({ earToEarArcMm: 35.2 })).toBe(
      'An ear-to-ear arc of 35.2 mm is outside 270 to 440 mm of adults: measure it again. It looks like centimetres: give millimetres.',
    );
    expect(tape({ breadthMm: Number.NaN })).toContain('A head breadth of no number mm');
  });

  it('[HF09] of the head that a ruler makes are checked in the same way', () => {
    const adult = {
      circumferenceMm: 574,
      earToEarArcMm: 352,
      nasionInionArcMm: 345,
      lengthMm: 199,
      breadthMm: 154,
      interpupillaryMm: 64,
    };
    expect(checkRuledHead(adult)).toBeNull();
    expect(checkRuledHead({ ...adult, interpupillaryMm: 90.4 })).toMatchObject({
      rule: 'HF09',
      message: expect.stringContaining('an interpupillary distance of 90 mm, and adults have 45 to 82'),
    });
  });
});
