import { describe, expect, it } from 'vitest';
import { findPack } from '../packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { screen } from '../screening/screen.ts';
import { answersWith } from '../screening/screening-cases.ts';
import { compareOptions } from './compare-options.ts';

function fits(id: string, change: Readonly<Record<string, unknown>>, protocol = PROTOCOL_DEFAULTS): string {
  const answers = answersWith(change);
  const screening = screen(answers, { on: '2026-11-20', pack: findPack('GB')!, protocol });
  const option = compareOptions(answers, screening, protocol).find(({ rule }) => rule.id === id)!;
  const reasons = option.because.map(({ key }) => key.split('.')[1]);
  return `${option.fits}: ${reasons.join(' ')}`;
}

describe('options', () => {
  it('[OP1] follows the outcome of screening', () => {
    expect(fits('OP1', {})).toBe('yes: fits');
    expect(fits('OP1', { 'hair.willingToShave': 'no' })).toBe('no: declined');
    expect(fits('OP1', { 'health.vitiligo': true })).toBe('no: doctorFirst');
    expect(fits('OP1', { 'health.sunburn': true })).toBe('no: wait');
    expect(fits('OP1', { 'health.molesInField': true })).toBe('withCare: care');
    expect(fits('OP1', { 'health.epilepsy': undefined })).toBe('withCare: incomplete');
  });

  it('names the rules that decided the outcome, and no others', () => {
    const answers = answersWith({ 'health.sunburn': true, 'health.molesInField': true });
    const screening = screen(answers, { on: '2026-11-20', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS });
    const [first] = compareOptions(answers, screening, PROTOCOL_DEFAULTS);
    expect(first!.because).toEqual([{ key: 'OP1.wait', values: { rules: 'SC09' } }]);
  });

  it('[OP2] needs donor hair and a stable person', () => {
    expect(fits('OP2', {})).toBe('yes: fits');
    expect(fits('OP2', { 'hair.donorDensity': 'low' })).toBe('no: donorLow');
    expect(fits('OP2', { 'hair.donorDensity': 'unstable' })).toBe('no: donorUnstable');
    expect(fits('OP2', { 'hair.pattern': 'areata' })).toBe('no: areata');
    expect(fits('OP2', { 'hair.pattern': 'totalis' })).toBe('no: areata');
    expect(fits('OP2', { 'health.scarringAlopecia': { status: 'active' } })).toBe('no: activeScarring');
    expect(fits('OP2', { 'health.bleedingDisorder': true })).toBe('no: bleeding');
    expect(fits('OP2', { 'hair.donorDensity': 'unknown' })).toBe('withCare: donorUnknown');
    expect(fits('OP2', { birthDate: '2001-11-21' })).toBe('withCare: young');
    expect(fits('OP2', { birthDate: '2001-11-20' })).toBe('yes: fits');
    expect(fits('OP2', { 'hair.progressing': 'fast' })).toBe('withCare: fast');
    expect(fits('OP2', { 'hair.grade': '7' })).toBe('withCare: norwood7');
    expect(fits('OP2', { 'hair.grade': '6' })).toBe('yes: fits');
    expect(fits('OP2', { 'health.keloid': 'self', 'health.diabetes': 'uncontrolled' })).toBe(
      'withCare: keloid diabetes',
    );
  });

  it('[OP3] is for loss that medicines act on', () => {
    expect(fits('OP3', {})).toBe('yes: fits');
    expect(fits('OP3', { 'hair.pattern': 'totalis' })).toBe('no: totalis');
    expect(fits('OP3', { 'hair.pattern': 'scarring' })).toBe('no: scarring');
    expect(fits('OP3', { 'hair.pattern': 'none' })).toBe('no: noLoss');
    expect(fits('OP3', { 'health.pregnant': true })).toBe('withCare: pregnant');
    expect(fits('OP3', { 'health.breastfeeding': true })).toBe('withCare: pregnant');
    expect(fits('OP3', { 'hair.cause': 'traction' })).toBe('withCare: otherCause');
    expect(fits('OP3', { 'health.bloodThinner': 'prescribed' })).toBe('withCare: otherMedicine');
    expect(fits('OP3', { 'health.bloodThinner': 'selfMedicated' })).toBe('yes: fits');
    expect(fits('OP3', { 'health.heartValve': true })).toBe('withCare: otherMedicine');
  });

  it('[OP4] is never for scalps, and is not hidden', () => {
    expect(fits('OP4', {})).toBe('no: brows');
  });

  it('[OP5] needs hair for fibres and healthy skin', () => {
    expect(fits('OP5', {})).toBe('yes: fits');
    expect(fits('OP5', { 'hair.pattern': 'totalis' })).toBe('no: noHairToHold');
    expect(fits('OP5', { 'hair.grade': '7' })).toBe('no: noHairToHold');
    expect(fits('OP5', { 'hair.pattern': 'ludwig', 'hair.grade': '3' })).toBe('yes: fits');
    for (const change of [
      { 'health.infectionOrWound': true },
      { 'health.sunburn': true },
      { 'health.psoriasis': 'active' },
      { 'health.eczema': 'active' },
    ]) {
      expect(fits('OP5', change)).toBe('withCare: skin');
    }
    expect(fits('OP5', { 'health.psoriasis': 'past' })).toBe('yes: fits');
  });

  it('[OP6] is always possible', () => {
    expect(fits('OP6', {})).toBe('yes: fits');
    expect(fits('OP6', { 'hair.willingToShave': 'no' })).toBe('withCare: notShaving');
    expect(fits('OP6', { 'hair.willingToShave': 'unsure' })).toBe('yes: fits');
  });

  it('notices the age of OP2 changed by one', () => {
    const at = (age: number) => ({
      ...PROTOCOL_DEFAULTS,
      values: { ...PROTOCOL_DEFAULTS.values, 'OP2.ageUnder': age },
    });
    expect(fits('OP2', { birthDate: '2001-06-01' }, at(26))).toBe('withCare: young');
    expect(fits('OP2', { birthDate: '2002-06-01' }, at(24))).toBe('yes: fits');
    expect(fits('OP2', { birthDate: '2002-06-01' })).toBe('withCare: young');
    expect(fits('OP2', { birthDate: '2001-06-01' })).toBe('yes: fits');
  });
});
