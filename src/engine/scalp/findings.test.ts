import { describe, expect, it } from 'vitest';
import { designedHead, skinPoints } from '../../../tests/support/designed-head.ts';
import { pointList } from '../math/vec3.ts';
import { densityField, regionField } from './density-field.ts';
import { HAIRLINE_PRESETS, type ScalpDesign } from './design.ts';
import { coverageFindings, densityFindings, lineFindings } from './findings.ts';
import { futureFindings, futureGrades, futureLoss } from './findings-future.ts';
import { designedMidpointMm, measureLine } from './findings-line.ts';
import { hairlineCurve, hairlineHandles } from './hairline-curve.ts';
import { scalpCoordinates } from './region-coordinates.ts';
import { zoneSettings } from './zones-defaults.ts';

const { chart, head, design } = designedHead();
const line = (changes: Partial<ScalpDesign['hairline']>): ScalpDesign => ({
  ...design,
  hairline: { ...design.hairline, ...changes },
});
const rules = (of: ScalpDesign): string[] => lineFindings(of, measureLine(chart, of)).map((finding) => finding.rule);

describe('rules on the hairline', () => {
  it('says nothing about the presets for men at 80 mm and for women at 63', () => {
    for (const preset of ['mature', 'straight', 'winged'] as const) expect(rules(line({ preset }))).toEqual([]);
    const woman = designedHead('female');
    expect(lineFindings(woman.design, measureLine(woman.chart, woman.design))).toEqual([]);
  });

  it('[DE01] warns below 70 mm for men and 55 for women, with the number', () => {
    expect(rules(line({ midpointMm: 70 }))).not.toContain('DE01');
    const low = line({ midpointMm: 69 });
    const finding = lineFindings(low, measureLine(chart, low)).find((one) => one.rule === 'DE01')!;
    expect(finding.value).toBeCloseTo(69, 0);
    expect(finding.limit).toBe(70);
    const woman = designedHead('female');
    const asked = (midpointMm: number): ScalpDesign => ({
      ...woman.design,
      zones: zoneSettings(woman.design.pattern, { hairline: { treated: true } }, false),
      hairline: { ...woman.design.hairline, midpointMm },
    });
    const found = (of: ScalpDesign) => lineFindings(of, measureLine(woman.chart, of)).map((one) => one.rule);
    expect(found(asked(55.5))).not.toContain('DE01');
    expect(found(asked(54))).toContain('DE01');
    // Where nothing is planned along the line its height is only noted: it may be the person's own.
    const own = { ...woman.design, hairline: { ...woman.design.hairline, midpointMm: 50 } };
    expect(lineFindings(own, measureLine(woman.chart, own))).toMatchObject([{ rule: 'DE01', severity: 'note' }]);
  });

  it('[DE02] warns of a line that hardly wanders', () => {
    expect(rules(line({ edge: { ...design.hairline.edge, macroMm: 0.3 } }))).toContain('DE02');
    for (let seed = 1; seed < 12; seed++)
      for (const preset of ['mature', 'straight'] as const)
        expect(rules(line({ preset, edge: { ...design.hairline.edge, seed } }))).not.toContain('DE02');
  });

  it('[DE03] warns of filled corners on a man only', () => {
    const filled = hairlineHandles(chart, design.hairline)
      .filter((handle) => handle.sideMm >= 0)
      .map((handle) => ({ ...handle, backMm: Math.min(handle.backMm, 88) }));
    expect(rules(line({ handles: filled }))).toContain('DE03');
    expect(rules({ ...line({ handles: filled }), sex: 'female' })).not.toContain('DE03');
    expect(rules(line({ preset: 'rounded' }))).toContain('DE03');
  });

  it('[DE04] warns of a corner beyond the outer canthus line', () => {
    const wide = hairlineHandles(chart, design.hairline)
      .filter((handle) => handle.sideMm >= 0)
      .map((handle) =>
        handle.sideMm > 35 && handle.backMm > 100 ? { ...handle, sideMm: handle.sideMm + 18 } : handle,
      );
    expect(rules(line({ handles: wide }))).toContain('DE04');
  });

  it('[DE09] warns of a line that turns back on itself, of no preset with or without peak and temple points', () => {
    for (const sex of ['male', 'female'] as const) {
      const of = designedHead(sex);
      for (const preset of HAIRLINE_PRESETS) {
        for (const [widowsPeak, templePoints, midpointMm] of [
          [false, true, 60],
          [true, false, 80],
          [true, true, 95],
        ] as const) {
          const hairline = { ...of.design.hairline, preset, widowsPeak, templePoints, midpointMm };
          const { fold } = measureLine(of.chart, { ...of.design, hairline });
          expect(fold.share).toBeGreaterThan(0.65);
        }
      }
    }
    const half = hairlineHandles(chart, design.hairline).filter((handle) => handle.sideMm >= 0);
    const pulled = (sideMm: number) => half.map((handle, k) => (k === 1 ? { sideMm, backMm: 70 } : handle));
    expect(rules(line({ handles: pulled(half[2]!.sideMm) }))).not.toContain('DE09');
    const folded = line({ handles: pulled(half[3]!.sideMm + 5) });
    const finding = lineFindings(folded, measureLine(chart, folded)).find(({ rule }) => rule === 'DE09')!;
    expect(finding.severity).toBe('warn');
    expect(finding.values['apart']).toBeLessThan(0.4 * 60);
    expect(finding.values['along']).toBeGreaterThanOrEqual(20);
  });
});

describe('the midpoint that a design has', () => {
  const midpoint = (changes: Partial<ScalpDesign['hairline']>): number => {
    const { hairline } = line(changes);
    return designedMidpointMm(() => chart, hairline, hairlineCurve(chart, hairline).pointsMm);
  };

  it('is as asked for of a preset, and where the line runs once it has handles of its own', () => {
    expect(midpoint({ midpointMm: 83.4, widowsPeak: true })).toBe(83.4);
    const higher = hairlineHandles(chart, { ...design.hairline, midpointMm: 95 }).filter(({ sideMm }) => sideMm >= 0);
    expect(midpoint({ midpointMm: 83.4, handles: higher })).toBeCloseTo(95, 0);
  });

  it('does not count the widow’s peak of handles, and counts one that is drawn', () => {
    const peaked = { ...design.hairline, midpointMm: 90, widowsPeak: true };
    const handles = hairlineHandles(chart, peaked).filter(({ sideMm }) => sideMm >= 0);
    expect(midpoint({ handles, widowsPeak: true })).toBeCloseTo(90, 0);
    const drawn = pointList(hairlineCurve(chart, peaked).pointsMm);
    expect(midpoint({ drawn, widowsPeak: true })).toBeLessThan(87);
  });
});

describe('rules on density and coverage', () => {
  it('[DE05] warns above .45/r2 and refuses above .60/r2 with the number that fits', () => {
    const asked = (densityPerCm2: number) =>
      densityFindings({ ...design, zones: zoneSettings(design.pattern, { crown: { densityPerCm2 } }, false) });
    expect(asked(148)).toEqual([]);
    expect(asked(160)[0]).toMatchObject({ rule: 'DE05', severity: 'warn', zone: 'crown', limit: 148 });
    expect(asked(240)[0]).toMatchObject({ rule: 'DE05', severity: 'refuse', limit: 198 });
  });

  it('[DE06] warns over 4 % and refuses over 6 %', () => {
    const one = (share: number) => coverageFindings([{ zone: 'frontal', share }], { warn: 0.04, refuse: 0.06 });
    expect(one(0.04)).toEqual([]);
    expect(one(0.041)[0]).toMatchObject({ rule: 'DE06', severity: 'warn' });
    expect(one(0.06)[0]).toMatchObject({ severity: 'warn' });
    expect(one(0.061)[0]).toMatchObject({ severity: 'refuse', limit: 0.06 });
  });
});

describe('rules on later loss', () => {
  const points = skinPoints(head);
  const coordinates = scalpCoordinates(chart, points);
  const losses = (of: ScalpDesign) => {
    const region = regionField(chart, coordinates, of);
    const field = densityField(chart, coordinates, region, of);
    return futureLoss(chart, coordinates, of, { ...field, region }, () => 700 / coordinates.count);
  };

  it('[DE07] looks one to three grades ahead', () => {
    expect(futureGrades({ ...design, pattern: { kind: 'norwood', grade: '3' } })).toEqual(['4', '5', '6']);
    expect(futureGrades({ ...design, pattern: { kind: 'norwood', grade: '6' } })).toEqual(['7']);
    expect(futureGrades({ ...design, pattern: { kind: 'none', grade: '-' } })).toEqual(['3', '4', '5']);
    expect(futureGrades(designedHead('female').design)).toEqual([]);
  });

  it('[DE07] finds more bare skin beside the dots the farther the loss goes, and warns', () => {
    const early = { ...design, pattern: { kind: 'norwood' as const, grade: '3' } };
    const future = losses({ ...early, zones: zoneSettings(early.pattern, {}, false) });
    const areas = future.map((loss) => loss.uncoveredCm2);
    expect(areas[0]).toBeGreaterThan(15);
    expect(areas[1]).toBeGreaterThan(areas[0]!);
    expect(areas[2]).toBeGreaterThan(areas[1]!);
    expect(futureFindings(early, future, 80, 30)[0]).toMatchObject({ rule: 'DE07', severity: 'warn' });
    const complete = { ...design, pattern: { kind: 'norwood' as const, grade: '7' } };
    expect(losses(complete)).toEqual([]);
  });

  it('[DE07] warns of a young line on a mature man', () => {
    expect(futureFindings(design, [], 72, 45)).toHaveLength(1);
    expect(futureFindings(design, [], 72, 30)).toEqual([]);
    expect(futureFindings(design, [], 76, 45)).toEqual([]);
  });
});
