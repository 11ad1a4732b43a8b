import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { RecordHead } from '../client/client.ts';
import type { InkUse } from '../ink/ink-use.ts';
import type { NeedleUse, SessionPhoto } from '../session/session-record.ts';

/** TP1 */
export interface TestPatchRecord extends RecordHead {
  readonly kind: 'testPatch';
  readonly site: { readonly zone: ZoneId; readonly where: string };
  readonly ink: readonly InkUse[];
  readonly needles: readonly NeedleUse[];
  /** How close its dots were set; absent in records of older programs. */
  readonly dotsPerCm2?: number;
  readonly photos: readonly SessionPhoto[];
  /** Rules that ordered it; empty when it was offered and wanted. */
  readonly orderedBy: readonly string[];
}

/** TP2 */
export interface TestPatchReading extends RecordHead {
  readonly kind: 'testPatchReading';
  readonly testPatchId: string;
  readonly result: 'pass' | 'fail' | 'unclear';
  readonly reaction: string;
  /** TP4: the healed colour of the patch as a whole (CIELAB, D65) and the diameter of its dots, which calibrate shade and forecast of this client. */
  readonly healedLab: readonly [number, number, number] | null;
  readonly healedDiameterMm: number | null;
  /** The bare skin beside the patch in the same light; absent where it was not measured. */
  readonly skinLab?: readonly [number, number, number];
  readonly photos: readonly SessionPhoto[];
}
