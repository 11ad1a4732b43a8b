import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, CHOICES } from '../intake/answers.ts';
import { findPack } from '../packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import type { ScreeningOutcome } from './finding.ts';
import { screen } from './screen.ts';
import { answersWith } from './screening-cases.ts';

const ORDER: readonly ScreeningOutcome[] = ['go', 'goWithCare', 'incomplete', 'waitUntil', 'askDoctor', 'decline'];
const pack = findPack('GB')!;
const severity = (answers: Answers): number =>
  ORDER.indexOf(screen(answers, { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS }).outcome);

/** Answers from mild to bad. Left out are the two questions whose table is not ordered: SC05 (a year after cancer treatment
 * needs a doctor, during it only a wait) and SC38 (a recurrent herpes needs a doctor, an open one only a wait). */
const flags = [
  'hair.suddenOrPatchy',
  'hair.itchBurnPainScale',
  'hair.eyebrowLoss',
  'hair.transplantPlanned',
  'health.pregnant',
  'health.breastfeeding',
  'health.skinCancerInField',
  'health.changingMole',
  'health.molesInField',
  'health.roughOrBleedingSpots',
  'health.infectionOrWound',
  'health.sunburn',
  'health.spontaneousKeloid',
  'health.sarcoidosis',
  'health.tattooReaction',
  'health.severeReaction',
  'health.vitiligo',
  'health.darkMarksAfterInjury',
  'health.bleedingDisorder',
  'health.heartValve',
  'health.epilepsy',
  'health.mriPlanned',
  'health.bloodDonor',
  'expects.regrowth',
  'expects.noUpkeep',
  'expects.sameDayFinal',
  'today.intoxicated',
  'today.alcoholWithin24h',
  'today.caffeineToday',
  'today.unwell',
  'today.fever',
].map((path) => ({ path, values: [false, true] as readonly unknown[] }));
const past = (endedOn: string) => ({ status: 'past', endedOn });
const ladders: readonly { readonly path: string; readonly values: readonly unknown[] }[] = [
  ...flags,
  { path: 'health.immunosuppression', values: ['none', 'unsure'] },
  { path: 'health.psoriasis', values: CHOICES.skinDisease },
  { path: 'health.eczema', values: CHOICES.skinDisease },
  { path: 'health.seborrhoeicDermatitis', values: CHOICES.skinDisease },
  { path: 'health.keloid', values: CHOICES.keloid },
  { path: 'health.bloodThinner', values: CHOICES.medicine },
  { path: 'health.topicalRetinoid', values: CHOICES.medicine },
  { path: 'health.minoxidil', values: CHOICES.medicine },
  { path: 'health.diabetes', values: CHOICES.diabetes },
  { path: 'health.bloodPressure', values: CHOICES.bloodPressure },
  { path: 'hair.progressing', values: CHOICES.progressing },
  { path: 'hair.willingToShave', values: ['yes', 'unsure', 'no'] },
  {
    path: 'health.scarringAlopecia',
    values: [
      { status: 'none' },
      { status: 'quiet', quietMonths: 30 },
      { status: 'quiet', quietMonths: 11 },
      { status: 'active' },
    ],
  },
  { path: 'health.allergies', values: [[], ['latex'], ['latex', 'nickel'], ['latex', 'nickel', 'pigment']] },
  {
    path: 'health.isotretinoin',
    values: [{ status: 'never' }, past('2026-01-01'), past('2026-10-01'), { status: 'current' }],
  },
  {
    path: 'health.antibiotics',
    values: [{ status: 'none' }, past('2026-01-01'), past('2026-11-10'), { status: 'current' }],
  },
  {
    path: 'health.transplant',
    values: [
      { kind: 'none' },
      { kind: 'fue', on: '2020-01-01' },
      { kind: 'fue', on: '2026-02-01' },
      { kind: 'fue', on: '2026-09-01' },
    ],
  },
  {
    path: 'health.scars',
    values: [
      [],
      [{ on: '2020-01-01', raised: false }],
      [{ on: '2026-10-01', raised: false }],
      [{ on: '2026-10-01', raised: true }],
    ],
  },
  { path: 'health.laserRemovalOn', values: ['2020-01-01', '2026-11-01'] },
  { path: 'health.areataLastPatchOn', values: ['2020-01-01', '2026-11-01'] },
  { path: 'birthDate', values: ['1970-01-01', '2002-01-01', '2010-01-01'] },
];

const context = fc.record({
  'hair.goal': fc.constantFrom(...CHOICES.goal),
  'hair.pattern': fc.constantFrom(...CHOICES.pattern),
  'hair.grade': fc.constantFrom('1', '2', '3v', '5', '6', '7'),
  'hair.cause': fc.constantFrom(...CHOICES.cause),
  'health.skinCancerZones': fc.subarray(['crown', 'nape']),
  'hair.zones': fc.option(fc.subarray(['crown', 'hairline', 'scar'], { minLength: 1 }), { nil: undefined }),
});
const levels = fc.tuple(
  ...ladders.map(({ values }) =>
    fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(values.length - 1) }),
  ),
);

function build(base: Readonly<Record<string, unknown>>, level: readonly number[]): Answers {
  const answers = ladders.map(({ path, values }, index) => [path, values[level[index] ?? 0]] as const);
  return answersWith({ ...base, ...Object.fromEntries(answers) });
}

describe('screening over all answers', () => {
  it('never gets milder when one answer gets worse', () => {
    fc.assert(
      fc.property(context, levels, fc.nat(ladders.length - 1), (base, level, which) => {
        const from = level[which] ?? 0;
        const worst = (ladders[which]?.values.length ?? 1) - 1;
        const worse = level.map((value, index) => (index === which ? Math.min(from + 1, worst) : value));
        expect(severity(build(base, worse))).toBeGreaterThanOrEqual(severity(build(base, level)));
      }),
      { numRuns: 1500 },
    );
  });

  it('never gets better by leaving an answer out, beyond go with care', () => {
    fc.assert(
      fc.property(context, levels, fc.nat(ladders.length - 1), (base, level, which) => {
        const path = ladders[which]?.path ?? '';
        const full = build(base, level);
        const result = screen(answersWith({}), { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS });
        expect(result.outcome).toBe('go');
        const [part, key] = path.split('.') as [keyof Answers, string?];
        const without = {
          ...full,
          [part]: key ? { ...(full[part] as object), [key]: undefined } : undefined,
        } as Answers;
        const left = screen(without, { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS });
        if (left.missing.length > 0) expect(['go', 'goWithCare']).not.toContain(left.outcome);
      }),
      { numRuns: 300 },
    );
  });
});
