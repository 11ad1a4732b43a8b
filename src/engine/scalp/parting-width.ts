import type { LossPattern } from './design.ts';
import type { Head } from './head.ts';
import { tapeOf } from './tape.ts';

/** MEM: greatest width of Ludwig's oval over the breadth of the head: about 47, 90 and 145 cm2 on the average woman. */
const LUDWIG_BREADTH_SHARE: Readonly<Record<string, number>> = { '1': 0.16, '2': 0.42, '3': 0.76 };
/** MEM: a parting that no pattern widens. */
const STRIP_MM = 45;

/** Width of the parting zone where the design names none, whole mm: a pattern's scales with the head. */
export function partingWidthMm(pattern: LossPattern, head: Head): number {
  const share = pattern.kind === 'ludwig' ? LUDWIG_BREADTH_SHARE[pattern.grade] : undefined;
  return share === undefined ? STRIP_MM : Math.round(share * tapeOf(head).breadthMm);
}
