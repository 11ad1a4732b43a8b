import type { LossPattern } from '#/engine/scalp/design.ts';
import type { CaseDesign } from './design-edit.ts';

/** What a design may start from, in the order in which it is offered; a head without loss (Norwood 1) is no pattern of it. */
export const LOSS_PATTERNS: readonly LossPattern[] = [
  ...['2', '3', '3v', '4', '5', '6', '7'].map((grade) => ({ kind: 'norwood' as const, grade })),
  ...['1', '2', '3'].map((grade) => ({ kind: 'ludwig' as const, grade })),
  { kind: 'none', grade: '-' },
];

/** As a case file writes it. */
export function patternOfCase(pattern: LossPattern): NonNullable<CaseDesign['pattern']> {
  return (pattern.kind === 'none' ? { kind: 'none' } : pattern) as NonNullable<CaseDesign['pattern']>;
}
