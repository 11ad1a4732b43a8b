import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#/base/canonical-json.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { planFileSchema } from '#/contract/plan-file.ts';
import { dotsCsv } from '#/documents/dots-csv.ts';
import { pointAt } from '#/engine/scalp/region-chart.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { SYNTHETIC_SIZE, syntheticCase } from '../../tests/support/synthetic-case.ts';
import { caseDesign } from './case-design.ts';
import { baseOptions, draftCase, groundOfCase, planCase } from './plan-case.ts';
import { planFileBytes, planFileOf, readPlanFile } from './plan-file-codec.ts';
import { fitCase, planHead } from './plan-head.ts';
import type { PlanRecord } from './plan-record.ts';
import { zoneAreas } from './zone-areas.ts';

const photos = [{ ...SYNTHETIC_SIZE, view: 'front', sha256: null }];
const plan = (caseFile: CaseFile) => planCase({ caseFile, photos, engineVersion: '0.0.0' });
/** A small field, so that a plan takes a second. */
const small: Partial<CaseFile> = {
  design: { pattern: { kind: 'norwood', grade: '2' } },
  dates: { start: '2026-10-20', time: '09:30', zone: 'Europe/London' },
  price: { currency: 'GBP', total: 1000 },
};

/** JSON has no -0; everything else must come back as it was. */
function withoutNegativeZero<Value>(value: Value): Value {
  if (typeof value === 'number') return (value + 0) as Value;
  if (ArrayBuffer.isView(value)) return (value as unknown as Float64Array).map((item) => item + 0) as Value;
  if (Array.isArray(value)) return value.map(withoutNegativeZero) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNegativeZero(item)])) as Value;
}

describe('a whole plan', () => {
  let record: PlanRecord;
  beforeAll(() => {
    const made = plan(syntheticCase(small));
    if (!made.ok) throw new Error(made.refusal.message);
    record = made.value;
  });

  it('counts the same dots in zones, sessions and totals', () => {
    const { dots, zones, sessions, totals } = record;
    expect(dots.count).toBeGreaterThan(500);
    expect(totals.dots).toBe(dots.count);
    expect(zones.reduce((sum, zone) => sum + zone.dots, 0)).toBe(dots.count);
    expect(sessions.reduce((sum, session) => sum + session.dots, 0)).toBe(dots.count);
    for (const session of sessions) {
      expect(session.zones.reduce((sum, zone) => sum + zone.dots, 0)).toBe(session.dots);
    }
    for (const zone of zones) {
      expect(zone.areaBandCm2[0]).toBeLessThanOrEqual(zone.areaCm2);
      expect(zone.areaBandCm2[1]).toBeGreaterThanOrEqual(zone.areaCm2);
    }
  });

  it('keeps the smallest distance and the order of the sessions', () => {
    const { dots } = record;
    const seen = new Map<string, number[]>();
    const key = (p: readonly number[]) => p.map((value) => Math.floor(value / 2)).join();
    let nearest = 99;
    for (let n = 0; n < dots.count; n++) {
      const at = [...dots.positionsMm.subarray(3 * n, 3 * n + 3)];
      for (let d = 0; d < 27; d++) {
        const shift = [(d % 3) - 1, (Math.floor(d / 3) % 3) - 1, Math.floor(d / 9) - 1];
        for (const m of seen.get(key(at.map((value, k) => value + 2 * shift[k]!))) ?? []) {
          nearest = Math.min(nearest, Math.hypot(...at.map((value, k) => value - dots.positionsMm[3 * m + k]!)));
        }
      }
      seen.set(key(at), [...(seen.get(key(at)) ?? []), n]);
      if (n > 0) expect(dots.sessions[n]).toBeGreaterThanOrEqual(dots.sessions[n - 1]!);
    }
    expect(nearest).toBeGreaterThan(0.55 - 0.002);
  });

  it('dates the sessions by the usual gaps in the zone’s own clock, over the change of the clocks', () => {
    expect(record.sessions.map((session) => session.date)).toEqual(['2026-10-20', '2026-11-03', '2026-12-01']);
    expect(record.sessions[0]!.start).toMatch(/^2026-10-20T09:30(:00)?\+01:00/);
    expect(record.sessions[1]!.start).toMatch(/^2026-11-03T09:30(:00)?(\+00:00|Z)/);
    const price = record.price!;
    expect(price.perSession.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1000, 6);
  });

  it('is the same plan when read back from its file', () => {
    const text = new TextDecoder().decode(planFileBytes(record));
    expect(planFileSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
    const read = readPlanFile(JSON.parse(text));
    if (!read.ok) throw new Error(read.refusal.message);
    expect(withoutNegativeZero(read.value)).toEqual(withoutNegativeZero(record));
    expect(new TextDecoder().decode(planFileBytes(read.value))).toBe(text);
    expect(dotsCsv(read.value)).toBe(dotsCsv(record));
  });

  it('is the same plan, to the byte, when made again', () => {
    const again = plan(syntheticCase(small));
    if (!again.ok) throw new Error(again.refusal.message);
    const [first, second] = [record, again.value].map((made) => new TextDecoder().decode(planFileBytes(made)));
    // A few letters around the first difference say which part of the plan it is in.
    const differs = [...first!].findIndex((letter, i) => letter !== second![i]);
    const around = (text: string): string => text.slice(Math.max(0, differs - 200), differs + 100);
    if (differs >= 0) expect(around(second!)).toBe(around(first!));
    expect(second!.length).toBe(first!.length);
  });

  it('of a case with a further photo that is wrong is that of the others, and says which and why', () => {
    const caseFile = syntheticCase(small);
    const { exocanthion_left: right, exocanthion_right: left, ...rest } = caseFile.landmarks;
    const mirrored = { file: 'b', landmarks: { ...rest, exocanthion_right: right, exocanthion_left: left } };
    const made = planCase({
      caseFile: { ...caseFile, morePhotos: [mirrored as NonNullable<CaseFile['morePhotos']>[number]] },
      photos: [...photos, { ...photos[0]!, sha256: 'b' }],
      engineVersion: '0.0.0',
    });
    if (!made.ok) throw new Error(made.refusal.message);
    const { findings, dots, cameras } = made.value;
    expect([made.value.photos, cameras, dots.count]).toEqual([record.photos, record.cameras, record.dots.count]);
    const said = findings.filter(({ rule }) => rule === 'HF14');
    expect(said).toMatchObject([
      { severity: 'warn', message: 'Photo 2 is left out: right and left are swapped in it.' },
    ]);
    expect(record.findings.some(({ rule }) => rule === 'HF14')).toBe(false);
  });

  it('writes one CSV line a dot in rank order', () => {
    const lines = dotsCsv(record).trimEnd().split('\n');
    expect(lines[0]).toBe('id,xMm,yMm,zMm,uPx,vPx,zone,session,rank,azimuthDeg,tiltDeg,pigmentTopMm,diameterMm,shade');
    expect(lines).toHaveLength(record.dots.count + 1);
    lines.slice(1).forEach((line, rank) => {
      const cells = line.split(',');
      expect(cells).toHaveLength(14);
      expect(Number(cells[8])).toBe(rank);
      expect(ZONE_IDS).toContain(cells[6]);
      for (const k of [1, 2, 3, 4, 5, 9, 10, 11, 12]) expect(Number.isFinite(Number(cells[k]))).toBe(true);
    });
  });

  it('refuses damaged plan files in one sentence', () => {
    const file = planFileOf(record);
    const refusal = (value: unknown): string => {
      const read = readPlanFile(value);
      return read.ok ? 'accepted' : read.refusal.message;
    };
    expect(refusal({})).toContain('not a Whorl plan');
    expect(refusal({ ...file, format: 99 })).toContain('update Whorl');
    expect(refusal({ ...file, extra: 1 })).toContain('damaged');
    expect(refusal({ ...file, dots: { ...file.dots, count: 3 } })).toContain('dots are damaged');
    expect(refusal({ ...file, head: { ...file.head, basis: 'other' } })).toContain('basis other');
  });
});

describe('refusals', () => {
  it('[DE05] says which density would fit, before any work', () => {
    const made = plan(syntheticCase({ design: { zones: { crown: { densityPerCm2: 400 } } } }));
    expect(made).toMatchObject({
      ok: false,
      refusal: { code: 'plan-refused', rule: 'DE05', details: { maxDensityPerCm2: 198 } },
    });
  });

  it('refuses a deposit larger than the price that the sessions add up to', () => {
    const made = plan(syntheticCase({ ...small, price: { currency: 'EUR', perSession: 50, deposit: 500 } }));
    expect(made).toMatchObject({
      ok: false,
      refusal: { code: 'case-invalid', message: expect.stringContaining('price.deposit 500') },
    });
  });

  it('refuses marks beside the head, zones without dots and unknown time zones', () => {
    const mark = plan(syntheticCase({ design: { keepOuts: [{ atPx: [5, 5], radiusMm: 3 }] } }));
    expect(mark).toMatchObject({
      ok: false,
      refusal: { code: 'case-invalid', message: expect.stringContaining('design.keepOuts.0.atPx') },
    });
    const nothing = plan(syntheticCase({ design: { pattern: { kind: 'none' } } }));
    expect(nothing).toMatchObject({ ok: false, refusal: { code: 'plan-refused', rule: 'DE08' } });
    const zone = plan(syntheticCase({ ...small, dates: { zone: 'Mars/Olympus' } }));
    expect(zone).toMatchObject({
      ok: false,
      refusal: { code: 'case-invalid', message: expect.stringContaining('Mars/Olympus') },
    });
  });
});

describe('places for dots', () => {
  it('lie denser than the densest zone, what a scar adds counted', () => {
    const { chart, design } = designedHead();
    const perCm2 = (crown: number, extraShare?: number): number => {
      const zones = { ...design.zones, crown: { ...design.zones.crown, densityPerCm2: crown } };
      const path = [0, 10].map((sideMm) => pointAt(chart, { sideMm, backMm: 150 }));
      const scar = { pathMm: path, widthMm: 3, blendMm: 5, extraShare: extraShare ?? 0 };
      const scars = extraShare === undefined ? [] : [scar];
      return baseOptions({ landmarks: {} }, { chart }, { ...design, zones, scars }).densityPerCm2!;
    };
    expect(perCm2(120)).toBe(200);
    expect(perCm2(190)).toBe(200);
    expect(perCm2(198)).toBe(250);
    expect(perCm2(190, 0.15)).toBe(250);
    expect(perCm2(120, 0.15)).toBe(200);
    const scene = { chart };
    expect([undefined, 7].map((seed) => baseOptions({ landmarks: {}, seed }, scene, design).seed)).toEqual([1, 7]);
  });
});

it('settles dots as irregularly as the case asks, else as the engine does', () => {
  const input = (irregularity?: number) => ({
    caseFile: syntheticCase({ design: { ...small.design, irregularity } }),
    photos,
    engineVersion: '0.0.0',
  });
  const ground = groundOfCase(input());
  if (!ground.ok) throw new Error(ground.refusal.message);
  expect(draftCase(input(0.3), ground.value).options.irregularity).toBe(0.3);
  expect(draftCase(input(), ground.value).options).not.toHaveProperty('irregularity');
});

describe('tape measures', () => {
  it('move areas: 10 mm more circumference is 2 to 6 % more skin', () => {
    const total = (circumferenceMm: number): number => {
      const caseFile = syntheticCase({ measurements: { circumferenceMm } });
      const fit = fitCase(caseFile, [SYNTHETIC_SIZE]);
      if (!fit.ok) throw new Error(fit.refusal.message);
      const scene = planHead(fit.value.head);
      const design = caseDesign(caseFile, scene, fit.value.cameras[0]!, PROTOCOL_DEFAULTS);
      if (!design.ok) throw new Error(design.refusal.message);
      return zoneAreas(scene, design.value, 'top').areaCm2.reduce((sum, value) => sum + value, 0);
    };
    const ratio = total(584) / total(574);
    expect(ratio).toBeGreaterThan(1.02);
    expect(ratio).toBeLessThan(1.06);
  });
});

it('writes canonical JSON of a case whatever the order of its keys', () => {
  const caseFile = syntheticCase(small);
  const turned = Object.fromEntries(Object.entries(caseFile).reverse());
  expect(canonicalJson(turned)).toBe(canonicalJson(caseFile));
});
