import { describe, expect, it } from 'vitest';
import { SYNTHETIC_SIZE, syntheticCase } from '../../tests/support/synthetic-case.ts';
import { checkCase, readCase } from './check-case.ts';

const good = syntheticCase();
const refused = (value: unknown): string => {
  const read = readCase(value);
  if (read.ok) throw new Error('the case was accepted');
  expect(read.refusal.code).toBe('case-invalid');
  return read.refusal.message;
};
const checked = (changes: object) => {
  const read = readCase({ ...good, ...changes });
  if (!read.ok) throw new Error(read.refusal.message);
  return checkCase(read.value, [SYNTHETIC_SIZE]);
};
const landmarks = (changes: Record<string, unknown>) => ({ landmarks: { ...good.landmarks, ...changes } });

describe('reading a case', () => {
  it('accepts landmarks alone', () => {
    expect(readCase({ landmarks: good.landmarks })).toMatchObject({ ok: true });
    expect(checked({})).toBeNull();
  });

  it('names unknown keys, deep ones with their path', () => {
    expect(refused({ ...good, colour: 1 })).toContain('unknown key colour');
    expect(refused({ ...good, design: { hairline: { hight: 80 } } })).toContain('design.hairline: unknown key hight');
    expect(refused({ ...good, landmarks: { nose: [1, 2] } })).toContain('nose');
  });

  it('refuses NaN, text for numbers, missing landmarks and what is not an object', () => {
    expect(refused({ ...good, design: { minSpacingMm: Number.NaN } })).toContain(
      'design.minSpacingMm must be a number; it is NaN.',
    );
    expect(refused({ ...good, measurements: { circumferenceMm: '57 cm' } })).toContain('measurements.circumferenceMm');
    expect(refused({ sex: 'male' })).toContain('landmarks');
    expect(refused({ ...good, design: { pattern: { kind: 'norwood', grade: 6 } } })).toContain(
      'must be text; write "6"',
    );
    expect(refused([])).toContain('the case');
    expect(refused(null)).toContain('the case');
    expect(refused({ ...good, landmarks: { glabella: [1] } })).toContain('landmarks.glabella');
    expect(refused({ ...good, landmarks: { glabella: [1, Number.POSITIVE_INFINITY] } })).toContain(
      'landmarks.glabella',
    );
  });

  it('knows centimetres when it sees them', () => {
    expect(refused({ ...good, measurements: { circumferenceMm: 57.4 } })).toContain('this looks like centimetres');
    expect(refused({ ...good, measurements: { circumferenceMm: 0.57 } })).toContain('millimetres');
    const ruler = { from: [10, 10], to: [200, 10], mm: 4 };
    expect(refused({ ...good, measurements: { ruler } })).toContain('millimetres');
    expect(refused({ ...good, measurements: { circumferenceMm: 5740 } })).toBe(
      'The case cannot be used: measurements.circumferenceMm must be at most 750; it is 5740.',
    );
    expect(refused({ ...good, design: { whorls: [{ at: [0, 9000], turn: 'clockwise' }] } })).toContain('it is 9000.');
  });

  it('wants one place for a mark, one kind of price, a needle that exists', () => {
    expect(refused({ ...good, design: { keepOuts: [{ radiusMm: 3 }] } })).toContain('either atPx or atMm');
    expect(refused({ ...good, price: { currency: 'EUR', total: 1, perHour: 2 } })).toContain('one of total');
    expect(refused({ ...good, design: { zones: { crown: { needle: 'big' } } } })).toContain('needle code');
    expect(refused({ ...good, design: { zones: { crown: { densityPerCm2: 2 } } } })).toContain('0 or at least 5');
  });
});

describe('landmarks', () => {
  it('must be there', () => {
    const { menton: _, ...rest } = good.landmarks;
    expect(checked({ landmarks: rest })).toMatchObject({
      code: 'landmarks-invalid',
      message: expect.stringContaining('menton missing'),
    });
  });

  it('must lie in the photo', () => {
    expect(checked(landmarks({ glabella: [-3, 300] }))?.message).toContain('landmarks.glabella');
    expect(checked(landmarks({ menton: [500, 1300] }))?.message).toContain('outside the photo of 1000 x 1200');
    expect(checked(landmarks({ silhouette_right: [0, 500], silhouette_top: [500, 0] }))).toBeNull();
    expect(checked(landmarks({ silhouette_left: [1000, 500], menton: [500, 1200] }))).toBeNull();
  });

  it('must not have x and y swapped', () => {
    const swapped = Object.fromEntries(Object.entries(good.landmarks).map(([name, at]) => [name, [at![1], at![0]]]));
    expect(checked({ landmarks: swapped })?.message).toContain('write [x, y]');
  });

  it('must not be mirrored', () => {
    const { exocanthion_left, exocanthion_right } = good.landmarks;
    const swapped = landmarks({ exocanthion_left: exocanthion_right, exocanthion_right: exocanthion_left });
    expect(checked(swapped)?.message).toContain('mirrored');
    const turned = Object.entries(good.landmarks).map(([name, at]) => [name, [at![0], 1200 - at![1]]]);
    expect(checked({ landmarks: Object.fromEntries(turned) })?.message).toContain('y runs down');
  });

  it('must be in pixels', () => {
    const shares = Object.entries(good.landmarks).map(([name, at]) => [name, [at![0] / 1000, at![1] / 1200]]);
    expect(checked({ landmarks: Object.fromEntries(shares) })?.message).toContain('pixels');
  });

  it('must not lie on one line or one point', () => {
    const { exocanthion_left: left } = good.landmarks;
    expect(checked(landmarks({ menton: [left![0] + 100, left![1]] }))?.message).toContain('one line');
    expect(checked(landmarks({ exocanthion_right: left }))?.message).toContain('one point');
  });
});

describe('values that contradict each other', () => {
  it.each([
    [{ measurements: { lengthMm: 150, breadthMm: 195 } }, 'swapped'],
    [{ measurements: { circumferenceMm: 700, lengthMm: 190, breadthMm: 150 } }, 'circumferenceMm 700'],
    [{ measurements: { circumferenceMm: 574, earToEarArcMm: 490 } }, 'earToEarArcMm 490'],
    [{ measurements: { circumferenceMm: 660, interpupillaryMm: 52 } }, 'interpupillaryMm 52'],
    [{ measurements: { circumferenceMm: 500, interpupillaryMm: 76 } }, 'interpupillaryMm 76'],
    [{ measurements: { ruler: { from: [10, 10], to: [12, 12], mm: 100 } } }, 'one point'],
    [{ sessions: { shares: [0.5, 0.4, 1] } }, 'must rise'],
    [{ sessions: { shares: [0.5, 0.9] } }, 'end with 1'],
    [{ sessions: { count: 2, shares: [0.3, 0.7, 1] } }, 'give one of them'],
    [{ sessions: { count: 2 }, dates: { gapsDays: [14, 28] } }, 'gapsDays'],
    [{ dates: { start: '9999-12-31' } }, 'dates.start 9999-12-31'],
    [{ dates: { start: '0027-01-11' } }, 'dates.start 0027-01-11'],
    [
      {
        design: {
          hairline: {
            handles: [
              [-20, 90],
              [0, 80],
              [20, 90],
            ],
          },
        },
      },
      'symmetric',
    ],
    [{ sex: 'male', design: { goal: 'shavedLook', pattern: { kind: 'ludwig', grade: '2' } } }, 'Ludwig'],
    [{ imageSize: [800, 600] }, '800 x 600'],
  ])('%j', (changes, words) => {
    const problem = checked(changes);
    expect(problem?.code).toBe('case-invalid');
    expect(problem?.message).toContain(words);
  });

  it('lets measures pass that go together', () => {
    // About the means of adult men (ANSUR II), and small and large heads that keep the proportions.
    for (const factor of [0.9, 1, 1.1]) {
      const mm = (value: number): number => Math.round(factor * value);
      const measurements = {
        circumferenceMm: mm(574),
        lengthMm: mm(199),
        breadthMm: mm(154),
        earToEarArcMm: mm(352),
        nasionInionArcMm: mm(345),
        interpupillaryMm: mm(64),
        ruler: { from: [10, 10], to: [18, 10], mm: 30 },
      };
      expect(checked({ measurements })).toBeNull();
    }
  });

  it('refuses a pigment that it does not know and areas outside the photo', () => {
    expect(checked({ shade: { pigment: 'purple' } })?.message).toContain('use one of carbon');
    expect(checked({ shade: { pigment: 'warmBlack' } })).toBeNull();
    const outside = [SYNTHETIC_SIZE.widthPx + 1, 5];
    expect(checked({ skin: { sampleAt: outside } })?.message).toContain('skin.sampleAt');
    expect(checked({ shade: { sides: { at: outside, radiusPx: 20 } } })?.message).toContain('shade.sides.at');
  });
});

describe('further photos', () => {
  it('are the fit to judge, but each must be there', () => {
    const read = readCase({ ...good, morePhotos: [{ file: 'crown.jpg', view: 'crown', landmarks: {} }] });
    expect(read.ok && checkCase(read.value, [SYNTHETIC_SIZE, SYNTHETIC_SIZE])).toBeNull();
    expect(read.ok && checkCase(read.value, [SYNTHETIC_SIZE])?.message).toContain('Photo 2 of the case is missing');
  });
});
