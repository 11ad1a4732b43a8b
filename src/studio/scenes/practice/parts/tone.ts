import type { ScreeningOutcome } from '#/practice/screening/finding.ts';

export type Tone = 'stop' | 'warn' | 'good' | 'note';

const TONES: Readonly<Record<ScreeningOutcome, Tone>> = {
  decline: 'stop',
  askDoctor: 'stop',
  waitUntil: 'warn',
  goWithCare: 'note',
  go: 'good',
  incomplete: 'warn',
};

export function toneOf(outcome: ScreeningOutcome): Tone {
  return TONES[outcome];
}
