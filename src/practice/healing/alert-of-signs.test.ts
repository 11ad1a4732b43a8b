import { describe, expect, it } from 'vitest';
import { textOf } from '../catalogue/text-of.ts';
import { alertOfSigns } from './alert-of-signs.ts';
import { WARNING_SIGNS } from './check-in.ts';

describe('warning signs', () => {
  it('[AC2] alert the studio at once, and call the emergency number for breath, face and collapse', () => {
    expect(alertOfSigns([])).toBeNull();
    const urgent = WARNING_SIGNS.filter((sign) => alertOfSigns([sign])?.urgency === 'emergency');
    expect(urgent).toEqual(['wheeze', 'faceSwelling', 'collapse']);
    expect(alertOfSigns(['pus', 'collapse'])?.tell.map((one) => textOf('en', one))).toEqual([
      'Call the emergency number now.',
      'See a doctor; the studio has been told.',
    ]);
    expect(alertOfSigns(['something else'])?.urgency).toBe('doctor');
  });
});
