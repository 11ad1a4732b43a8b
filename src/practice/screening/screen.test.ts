import { describe, expect, it } from 'vitest';
import { answerAt, missingAnswers, QUESTIONS } from '../intake/questions.ts';
import { findPack } from '../packs/pack-table.ts';
import { PRESET_KEYS, PRESET_TABLE } from '../protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import type { Finding, Screening } from './finding.ts';
import { closedZones, screen, testPatchOrders } from './screen.ts';
import { answersWith, SCREENING_CASES } from './screening-cases.ts';
import { SCREENING_RULES } from './screening-rules.ts';

const pack = findPack('GB')!;
const OPTIONS = { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS };
const screened = (change: Readonly<Record<string, unknown>>, more: object = {}): Screening =>
  screen(answersWith(change), { ...OPTIONS, ...more });

function inWords({ action, until, zone, goal, urgent, testPatch }: Finding): string {
  const parts = [action, until, zone && `@${zone}`, goal && `#${goal}`, urgent && 'urgent', testPatch && 'patch'];
  return parts.filter(Boolean).join(' ');
}

describe('rules of screening', () => {
  const rows = (rule: string) => SCREENING_CASES.filter((one) => one.rule === rule);
  const check = (rule: string): void => {
    expect(rows(rule).some(({ finds }) => finds !== '')).toBe(true);
    expect(rows(rule).some(({ finds }) => finds === '')).toBe(true);
    for (const { label, change, finds } of rows(rule)) {
      const found = screened(change).findings.filter((finding) => finding.rule === rule);
      expect(`${label}: ${found.map(inWords).join(' + ')}`).toBe(`${label}: ${finds}`);
    }
  };
  it('[SC01] waits for the birthday of the pack', () => check('SC01'));
  it('[SC02] waits for the end of pregnancy', () => check('SC02'));
  it('[SC03] waits for the end of breastfeeding', () => check('SC03'));
  it('[SC04] asks a doctor about immunosuppression', () => check('SC04'));
  it('[SC05] waits after cancer treatment, then asks', () => check('SC05'));
  it('[SC06] closes the zones of skin cancer', () => check('SC06'));
  it('[SC07] sends a changing mole to a doctor at once', () => check('SC07'));
  it('[SC08] keeps moles out', () => check('SC08'));
  it('[SC09] waits for wounds, infections and sunburn', () => check('SC09'));
  it('[SC10] judges psoriasis, eczema and seborrhoeic dermatitis', () => check('SC10'));
  it('[SC11] judges scarring alopecia by its quiet months', () => check('SC11'));
  it('[SC12] judges keloids', () => check('SC12'));
  it('[SC13] asks about sarcoidosis and reactions', () => check('SC13'));
  it('[SC14] judges allergies', () => check('SC14'));
  it('[SC15] judges vitiligo and dark marks', () => check('SC15'));
  it('[SC16] asks about bleeding disorders', () => check('SC16'));
  it('[SC17] never stops a prescribed blood thinner', () => check('SC17'));
  it('[SC18] judges diabetes', () => check('SC18'));
  it('[SC19] asks about pressure, valves and epilepsy', () => check('SC19'));
  it('[SC20] waits six months after isotretinoin', () => check('SC20'));
  it('[SC21] pauses retinoids', () => check('SC21'));
  it('[SC22] pauses minoxidil', () => check('SC22'));
  it('[SC23] waits after antibiotics', () => check('SC23'));
  it('[SC24] waits after a transplant', () => check('SC24'));
  it('[SC25] judges each scar by age and height', () => check('SC25'));
  it('[SC26] waits after laser removal', () => check('SC26'));
  it('[SC27] judges areata by its last patch', () => check('SC27'));
  it('[SC28] designs conservatively for the fast and the young', () => check('SC28'));
  it('[SC29] says when little change is likely', () => check('SC29'));
  it('[SC30] declines a shaved look without shaving', () => check('SC30'));
  it('[SC31] declines density without hair to blend with', () => check('SC31'));
  it('[SC32] has expectations acknowledged', () => check('SC32'));
  it('[SC33] has coloured earlier work assessed', () => check('SC33'));
  it('[SC34] judges the day itself', () => check('SC34'));
  it('[SC35] informs for MRI and blood donation', () => check('SC35'));
  it('[SC36] asks a doctor for the cause', () => check('SC36'));
  it('[SC37] asks about spots', () => check('SC37'));
  it('[SC38] judges folliculitis and herpes', () => check('SC38'));
  it('[SC39] ends traction first', () => check('SC39'));
  it('[SC40] tells the surgeon', () => check('SC40'));
  it('[SC41] says which look exists on the day', () => check('SC41'));

  it('has cases for every rule and every branch', () => {
    const reached = new Set(SCREENING_CASES.flatMap(({ change }) => screened(change).findings.flatMap((f) => f.cases)));
    const all = SCREENING_RULES.flatMap(({ id, cases }) => Object.keys(cases).map((name) => `${id}.${name}`));
    expect(all.filter((id) => !reached.has(id))).toEqual([]);
    expect(SCREENING_RULES.map(({ id }) => id)).toEqual(
      Array.from({ length: 41 }, (_, index) => `SC${String(index + 1).padStart(2, '0')}`),
    );
  });

  it.each(PRESET_KEYS.filter((key) => key.startsWith('SC') || key.startsWith('CO1.s') || key.startsWith('CO3.')))(
    'notices %s changed by one',
    (key) => {
      if (key === 'CO1.scarMax' || key === 'CO3.minGapDays') return;
      const run = (delta: number): string => {
        const values = { ...PROTOCOL_DEFAULTS.values, [key]: PRESET_TABLE[key].value + delta };
        const protocol = { ...PROTOCOL_DEFAULTS, values };
        return JSON.stringify(SCREENING_CASES.map(({ change }) => screened(change, { protocol }).findings));
      };
      expect(run(1)).not.toBe(run(0));
      expect(run(-1)).not.toBe(run(0));
    },
  );

  it('notices an age of the pack changed by one', () => {
    const at = (value: number): string => {
      const other = { ...pack, age: { ...pack.age, value } };
      return JSON.stringify(SCREENING_CASES.map(({ change }) => screened(change, { pack: other }).findings));
    };
    expect(at(17)).not.toBe(at(18));
    expect(at(19)).not.toBe(at(18));
  });
});

describe('the whole of a screening', () => {
  it('is go for healthy answers, with nothing missing', () => {
    expect(screened({})).toMatchObject({ outcome: 'go', until: null, missing: [], findings: [] });
  });

  it('sorts by severity, then id, and takes the latest date', () => {
    const result = screened({
      'health.molesInField': true,
      'health.antibiotics': { status: 'past', endedOn: '2026-11-19' },
      'health.laserRemovalOn': '2026-11-01',
      'health.vitiligo': true,
      'health.epilepsy': true,
    });
    expect(result.findings.map(({ rule }) => rule)).toEqual(['SC15', 'SC19', 'SC23', 'SC26', 'SC08']);
    expect(result).toMatchObject({ outcome: 'askDoctor', until: '2027-01-30' });
  });

  it('is incomplete only when nothing worse than care is known', () => {
    expect(screened({ 'health.epilepsy': undefined })).toMatchObject({
      outcome: 'incomplete',
      missing: ['health.epilepsy'],
    });
    expect(screened({ 'health.epilepsy': undefined, 'health.molesInField': true }).outcome).toBe('incomplete');
    const worse = screened({ 'health.epilepsy': undefined, 'health.sunburn': true });
    expect(worse).toMatchObject({ outcome: 'waitUntil', missing: ['health.epilepsy'] });
  });

  it('lets a zone that is not asked for count as care', () => {
    const cancer = { 'health.skinCancerInField': true, 'health.skinCancerZones': ['crown'] };
    expect(screened({ ...cancer, 'hair.zones': ['hairline'] }).outcome).toBe('goWithCare');
    expect(screened({ ...cancer, 'hair.zones': ['hairline', 'crown'] }).outcome).toBe('decline');
    expect(screened(cancer).outcome).toBe('decline');
    const other = screened({ ...cancer, 'hair.zones': ['hairline'] }).findings;
    expect(other).toMatchObject([{ rule: 'SC06', action: 'decline', zone: 'crown', askedFor: false }]);
  });

  it('asks for the scars when the goal is scar', () => {
    const scar = { 'health.scars': [{ on: '2026-06-01', raised: false, zone: 'nape' }], 'hair.zones': ['hairline'] };
    expect(screened(scar)).toMatchObject({ outcome: 'goWithCare', until: '2027-06-01' });
    expect(screened({ ...scar, 'hair.goal': 'scar' }).outcome).toBe('waitUntil');
    expect(screened({ ...scar, 'hair.zones': ['hairline', 'scar'] }).outcome).toBe('waitUntil');
    const nowhere = { ...scar, 'health.scars': [{ on: '2026-06-01', raised: false }] };
    expect(screened(nowhere).outcome).toBe('waitUntil');
  });

  it('closes for the design the zones of scars and skin cancer', () => {
    const scars = [
      { on: '2026-10-01', raised: false, zone: 'nape' },
      { on: '2020-10-01', raised: true, zone: 'crown' },
      { on: '2020-10-01', raised: false, zone: 'temples' },
    ];
    const cancer = { 'health.skinCancerInField': true, 'health.skinCancerZones': ['crown', 'sides'] };
    expect([...closedZones(screened({ ...cancer, 'health.scars': scars }))].sort()).toEqual(['crown', 'nape', 'sides']);
  });

  it('joins the branches of a rule into one finding for each action', () => {
    const result = screened({ 'health.allergies': ['latex', 'nickel', 'pigment'], 'health.severeReaction': true });
    expect(result.findings.map(({ rule, action, cases }) => [rule, action, cases])).toEqual([
      ['SC14', 'askDoctor', ['SC14.pigment', 'SC14.severe']],
      ['SC14', 'goWithCare', ['SC14.latex', 'SC14.label']],
    ]);
    expect(testPatchOrders(result)).toEqual(['SC14']);
  });
});

describe('answers still needed', () => {
  it('lists every question that a rule needs when nothing is answered', () => {
    const missing = missingAnswers({});
    expect(missing).toContain('birthDate');
    expect(missing).toContain('health.isotretinoin.status');
    expect(missing).not.toContain('sex');
    expect(missing.filter((path) => /endedOn|\.on$|On$|today|zones|kind$/.test(path))).toEqual([
      'health.transplant.kind',
    ]);
  });

  it('names each healthy answer that is taken away, if a rule needs it', () => {
    for (const { path, needed } of QUESTIONS) {
      if (answerAt(answersWith({}), path) === undefined) continue;
      const without = answersWith({ [path]: undefined });
      expect(missingAnswers(without)).toEqual(needed(without) ? [path] : []);
    }
  });

  it('needs details and dates only of what happened', () => {
    const needs = (change: Readonly<Record<string, unknown>>): readonly string[] => missingAnswers(answersWith(change));
    expect(needs({ 'health.cancerTreatment': { status: 'past' } })).toEqual([
      'health.cancerTreatment.kind',
      'health.cancerTreatment.endedOn',
    ]);
    expect(needs({ 'health.cancerTreatment': { status: 'current' } })).toEqual(['health.cancerTreatment.kind']);
    expect(needs({ 'health.scars': [{}, { on: '2020-01-01' }] })).toEqual([
      'health.scars[0].on',
      'health.scars[0].raised',
      'health.scars[1].raised',
    ]);
    expect(needs({ 'health.allergies': ['latex'] })).toEqual(['health.severeReaction']);
    expect(needs({ 'health.keloid': 'self' })).toEqual(['health.spontaneousKeloid']);
    expect(needs({ 'health.previousWork': 'smp' })).toEqual(['health.previousWorkColour']);
    expect(needs({ 'health.transplant': { kind: 'fue' } })).toEqual(['health.transplant.on']);
    expect(needs({ 'health.scarringAlopecia': { status: 'quiet' } })).toEqual(['health.scarringAlopecia.quietMonths']);
    expect(needs({ 'hair.pattern': 'areata', 'hair.grade': undefined })).toEqual(['health.areataLastPatchOn']);
    expect(needs({ 'hair.pattern': 'none', 'hair.grade': undefined, 'hair.cause': undefined })).toEqual([]);
    expect(needs({ 'hair.goal': 'hairline', 'hair.willingToShave': undefined })).toEqual([]);
  });
});

describe('letters and overrides', () => {
  const letter = (rule: string, date = '2026-11-18') => ({
    rule,
    doctor: 'Dr Example',
    date,
    scan: { id: 'f', sha256: '0'.repeat(64), mediaType: 'application/pdf', name: 'letter.pdf' },
  });
  const override = (rule: string) => ({
    rule,
    who: 'A. Artist',
    why: 'seen and judged',
    signatureSha256: 'a'.repeat(64),
  });

  it('turns a question to a doctor into care', () => {
    const result = screened({ 'health.psoriasis': 'active' }, { letters: [letter('SC10')] });
    expect(result).toMatchObject({ outcome: 'goWithCare', refused: [] });
    expect(result.findings).toMatchObject([{ rule: 'SC10', action: 'goWithCare', before: 'askDoctor' }]);
  });

  it('turns the waits of SC05 and SC20 into care, and no other wait', () => {
    const past = { status: 'past', endedOn: '2026-10-01' };
    expect(screened({ 'health.isotretinoin': past }, { letters: [letter('SC20')] })).toMatchObject({
      outcome: 'goWithCare',
      until: null,
    });
    const chemo = { 'health.cancerTreatment': { status: 'current', kind: 'chemo' } };
    expect(screened(chemo, { letters: [letter('SC05')] }).outcome).toBe('goWithCare');
    const antibiotics = screened(
      { 'health.antibiotics': { ...past, endedOn: '2026-11-19' } },
      { letters: [letter('SC23')] },
    );
    expect(antibiotics).toMatchObject({
      outcome: 'waitUntil',
      refused: [{ reason: 'screening.refused.nothingToLift' }],
    });
  });

  it('refuses a letter of tomorrow, without a name, and against the pack', () => {
    const change = { 'health.epilepsy': true };
    const reasonOf = (more: object): unknown => screened(change, more).refused[0]?.reason;
    expect(reasonOf({ letters: [letter('SC19', '2026-11-21')] })).toBe('screening.refused.letterLater');
    expect(reasonOf({ letters: [{ ...letter('SC19'), doctor: ' ' }] })).toBe('screening.refused.noDoctor');
    const strict = { ...pack, letterNeverLifts: { ...pack.letterNeverLifts, value: ['SC19'] } };
    expect(reasonOf({ letters: [letter('SC19')], pack: strict })).toBe('screening.refused.pack');
  });

  it('lets an artist override only SC23 to SC26 and a declined goal', () => {
    const allowed: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['SC23', { 'health.antibiotics': { status: 'past', endedOn: '2026-11-19' } }],
      ['SC24', { 'health.transplant': { kind: 'fue', on: '2026-11-01' } }],
      ['SC25', { 'health.scars': [{ on: '2026-11-01', raised: false }] }],
      ['SC26', { 'health.laserRemovalOn': '2026-11-01' }],
      ['SC30', { 'hair.willingToShave': 'no' }],
      ['SC31', { 'hair.goal': 'density', 'hair.grade': '7' }],
    ];
    for (const [rule, change] of allowed) {
      expect([rule, screened(change, { overrides: [override(rule)] }).outcome]).toEqual([rule, 'goWithCare']);
    }
    const refused: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['SC01', { birthDate: '2010-01-01' }],
      ['SC02', { 'health.pregnant': true }],
      ['SC03', { 'health.breastfeeding': true }],
      ['SC06', { 'health.skinCancerInField': true }],
      ['SC09', { 'health.sunburn': true }],
      ['SC10', { 'health.psoriasis': 'active' }],
      ['SC34', { 'today.intoxicated': true }],
      ['SC38', { 'health.folliculitisOrHerpes': 'now' }],
    ];
    for (const [rule, change] of refused) {
      const result = screened(change, { overrides: [override(rule)] });
      expect([rule, result.outcome, result.refused[0]?.reason]).toEqual([
        rule,
        screened(change).outcome,
        'screening.refused.notOverridable',
      ]);
    }
  });

  it('keeps a raised scar closed when its age is overridden, and wants reason and signature', () => {
    const scar = { 'health.scars': [{ on: '2026-11-01', raised: true }] };
    expect(screened(scar, { overrides: [override('SC25')] }).outcome).toBe('askDoctor');
    const laser = { 'health.laserRemovalOn': '2026-11-01' };
    for (const [change, reason] of [
      [{ why: '' }, 'screening.refused.noReason'],
      [{ signatureSha256: '' }, 'screening.refused.noSignature'],
    ] as const) {
      const result = screened(laser, { overrides: [{ ...override('SC26'), ...change }] });
      expect(result).toMatchObject({ outcome: 'waitUntil', refused: [{ reason }] });
    }
  });
});
