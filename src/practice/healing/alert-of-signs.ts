import { type Phrase, phrase } from '../catalogue/phrase.ts';
import { EMERGENCY_SIGNS } from './check-in.ts';

/** AC2: what a report with warning signs sets off at once. */
export interface SignAlert {
  readonly urgency: 'emergency' | 'doctor';
  readonly signs: readonly string[];
  /** What the client reads, the most pressing first. */
  readonly tell: readonly Phrase[];
}

/** The alert for the studio and the words for the client; null without a sign. Any sign sends to a doctor, some to the emergency number. */
export function alertOfSigns(signs: readonly string[]): SignAlert | null {
  if (signs.length === 0) return null;
  const emergency = signs.some((sign) => (EMERGENCY_SIGNS as readonly string[]).includes(sign));
  return {
    urgency: emergency ? 'emergency' : 'doctor',
    signs,
    tell: [...(emergency ? [phrase('sign.emergency')] : []), phrase('sign.advice')],
  };
}
