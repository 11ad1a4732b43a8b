import { describe, expect, it } from 'vitest';
import { hairlineCurve } from '#/engine/scalp/hairline-curve.ts';
import { zoneSettings } from '#/engine/scalp/zones-defaults.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { emptyFindings, type FindingsInput, inEnglish, planFindings } from './plan-findings.ts';
import type { SessionPlan, ZonePlan } from './plan-record.ts';

const scene = designedHead('male', '7');

/** What is said of a plan that differs from one without any fault in what is given. */
function said(changes: Partial<FindingsInput>) {
  const design = changes.design ?? scene.design;
  return planFindings({
    caseFile: { landmarks: {} },
    fit: { warnings: [] },
    scene,
    design,
    draft: { field: { curve: hairlineCurve(scene.chart, design.hairline) } } as FindingsInput['draft'],
    zones: [],
    sessions: [],
    skin: { source: 'photo', cardProblem: null } as FindingsInput['skin'],
    photoTells: { underHair: null },
    protocol: PROTOCOL_DEFAULTS,
    ...changes,
  });
}

/** Sessions of one zone of 1000 dots. */
function crown(dots: readonly number[], freshCoverageShare = 0.01, all = 1000) {
  const zones = [{ zone: 'crown', dots: all, meanDensityPerCm2: 100, diameterMm: 0.15 }] as unknown as ZonePlan[];
  const sessions = dots.map((own, k) => ({
    n: k + 1,
    minutes: 100,
    zones: [{ zone: 'crown', dots: own, freshCoverageShare }],
  }));
  return said({ zones, sessions: sessions as unknown as SessionPlan[] });
}

describe('what the rules say of a plan', () => {
  it('is nothing of one without fault', () => {
    expect(said({})).toEqual([]);
  });

  it('[CO4] warns of a session of more than 300 minutes', () => {
    const long = (minutes: number) => said({ sessions: [{ n: 1, minutes, zones: [] } as unknown as SessionPlan] });
    expect(long(300)).toEqual([]);
    expect(long(301)).toMatchObject([
      { rule: 'CO4', severity: 'warn', value: 301, limit: 300, values: { n: 1, minutes: 301, limit: 300 } },
    ]);
  });

  it('[CO5] warns of more than 45 % of a zone in one of three sessions and 55 % in one of two, two in a hundred aside', () => {
    expect(crown([470, 470, 60])).toEqual([]);
    expect(crown([60, 471, 469])).toMatchObject([
      { rule: 'CO5', case: 'share', severity: 'warn', zone: 'crown', value: 0.471, limit: 0.45 },
    ]);
    expect(crown([60, 471, 469])[0]!.values).toEqual({ n: 2, percent: 47, zone: 'zone.crown', limit: 45 });
    expect(crown([570, 430])).toEqual([]);
    expect(crown([571, 429])[0]).toMatchObject({ limit: 0.55, values: { percent: 57, limit: 55 } });
    expect(crown([1000])).toEqual([]);
  });

  it('[CO5] leaves a zone of few dots alone', () => {
    expect(crown([200, 100, 0], 0.01, 300)).toEqual([]);
    expect(crown([201, 99, 0], 0.01, 300)).toMatchObject([{ case: 'share' }]);
  });

  it('[CO5] warns of fresh dots on more than 4 % of the skin, in one session too', () => {
    expect(crown([1000], 0.04)).toEqual([]);
    expect(crown([1000], 0.0412)).toMatchObject([
      { case: 'cover', value: 0.0412, limit: 0.04, values: { n: 1, percent: 4.1, limit: 4 } },
    ]);
  });

  it('[DE06] counts dots as wide as they settle', () => {
    const dense = (meanDensityPerCm2: number) =>
      said({ zones: [{ zone: 'frontal', dots: 1000, meanDensityPerCm2, diameterMm: 0.15 }] as unknown as ZonePlan[] });
    // A dot of 0.15 mm settles to at most 0.1725 mm, 0.02337 mm2: 4 % is reached at 171.2 dots per cm2, 6 % at 256.7.
    expect(dense(171)).toEqual([]);
    expect(dense(172)).toMatchObject([{ rule: 'DE06', severity: 'warn', zone: 'frontal', value: 0.0402 }]);
    expect(dense(257)).toMatchObject([{ rule: 'DE06', severity: 'refuse' }]);
  });

  it('[IM04] [IM05] [IM06] tells a card that cannot be read, a photo without skin, skin under hair', () => {
    const skin = (
      source: string,
      cardProblem: string | null,
      photoTells: FindingsInput['photoTells'] = { underHair: null },
    ) =>
      said({ skin: { source, cardProblem } as FindingsInput['skin'], photoTells }).map(
        ({ rule, case: name }) => `${rule}.${name}`,
      );
    expect(skin('photo', 'poor')).toEqual(['IM04.poor']);
    expect(skin('default', null)).toEqual(['IM05.noSkin']);
    expect(skin('default', null, null)).toEqual([]);
    expect(skin('photo', null, { underHair: 0.79 })).toEqual([]);
    expect(skin('photo', null, { underHair: 0.8 })).toEqual(['IM06.underHair']);
    expect(skin('case', null)).toEqual([]);
  });

  it('passes on what the fit warns of', () => {
    const warnings = [
      { rule: 'HF11', message: '' },
      { rule: 'HF14', message: '', values: { photo: 2, cause: 'HF03' } },
      { rule: 'HF12', message: '', values: { photo: 1, tap: 'menton' } },
      { rule: 'HF13', message: '', values: { photo: 3, least: 8 } },
    ];
    expect(said({ fit: { warnings } }).map(({ rule, case: name, severity }) => [rule, name, severity])).toEqual([
      ['HF14', 'HF03', 'warn'],
      ['HF11', 'outline', 'note'],
      ['HF12', 'tap', 'note'],
      ['HF13', 'rough', 'note'],
    ]);
  });

  it('stands in the order of weight, then of rules, each in whole sentences', () => {
    const { pattern, hairline } = scene.design;
    const design = {
      ...scene.design,
      zones: zoneSettings(pattern, { crown: { densityPerCm2: 240 }, frontal: { densityPerCm2: 160 } }, false),
      hairline: { ...hairline, midpointMm: 66 },
    };
    const findings = said({
      design,
      caseFile: { landmarks: {}, ageYears: 50 },
      fit: { warnings: [{ rule: 'HF11', message: '' }] },
      sessions: [{ n: 1, minutes: 400, zones: [] } as unknown as SessionPlan],
      skin: { source: 'default', cardProblem: null } as FindingsInput['skin'],
    });
    expect(findings.map(({ rule, case: name, severity }) => `${severity} ${rule}.${name}`)).toEqual([
      'refuse DE05.full',
      'warn CO4.long',
      'warn DE01.low',
      'warn DE05.short',
      'warn DE07.young',
      'warn IM05.noSkin',
      'note HF11.outline',
    ]);
    for (const { message, whatToDo } of findings) {
      for (const sentence of [message, whatToDo]) expect(sentence).toMatch(/^[\p{Lu}\d][^{}]+\.$/u);
    }
  });

  it('[DE07] looks at what later loss would bare', () => {
    const early = designedHead('male', '3');
    const curve = hairlineCurve(early.chart, early.design.hairline);
    const draft = { field: { curve } } as FindingsInput['draft'];
    const found = said({ scene: early, design: early.design, draft });
    expect(found).toMatchObject([{ rule: 'DE07', case: 'alone', values: { grade: '4' } }]);
  });

  it('[DE08] refuses a design that asks for no dots', () => {
    expect(emptyFindings(1)).toEqual([]);
    expect(emptyFindings(0.9).map(inEnglish)).toMatchObject([
      { rule: 'DE08', severity: 'refuse', value: 0, limit: 1, unit: 'dots' },
    ]);
  });
});
