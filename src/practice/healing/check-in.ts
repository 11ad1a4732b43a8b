import type { Moment } from '../calendar/wall-clock.ts';
import type { RecordHead, StoredFile } from '../client/client.ts';

/** AC2: signs that open an alert and close the gate. */
export const WARNING_SIGNS = [
  'spreadingRedness',
  'pus',
  'fever',
  'blisters',
  'raisedItchyBumps',
  'lossOfExistingHair',
  'changingMole',
  'wheeze',
  'faceSwelling',
  'collapse',
] as const;
export type WarningSign = (typeof WARNING_SIGNS)[number];

/** Signs for which the emergency number is called at once. */
export const EMERGENCY_SIGNS: readonly WarningSign[] = ['wheeze', 'faceSwelling', 'collapse'];

/** AC4: who settled a sign, and why; with a doctor's letter where one is due. */
export interface SignResolution {
  readonly who: string;
  readonly why: string;
  readonly letter?: string;
}

/** What the gate reads: the client's own report, or what the artist saw at the chair. */
export interface CheckIn {
  readonly at: Moment;
  readonly kind: 'clientCheckIn' | 'chairInspection';
  readonly scabs: boolean;
  readonly redness: boolean;
  readonly warningSigns: readonly string[];
  readonly photoQuality: 'ok' | 'bad' | 'none';
  /** A name, or a name with reason and letter. */
  readonly resolvedBy?: string | SignResolution;
}

export interface CheckInRecord extends RecordHead {
  readonly kind: 'checkIn';
  readonly courseId: string;
  readonly afterSession: number | null;
  readonly checkIn: CheckIn;
  readonly photos: readonly StoredFile[];
  readonly notes: string;
}

/** AC4 as a record of its own, since a closed check-in is never changed. */
export interface SignResolutionRecord extends RecordHead {
  readonly kind: 'signResolution';
  readonly checkInId: string;
  readonly why: string;
  readonly letter: StoredFile | null;
}

/** HG5 */
export interface GateOverride {
  readonly session: number;
  readonly rules: readonly string[];
  readonly who: string;
  readonly why: string;
  readonly signatureSha256: string;
  readonly at: Moment;
}

export interface GateOverrideRecord extends RecordHead {
  readonly kind: 'gateOverride';
  readonly courseId: string;
  readonly override: GateOverride;
}
