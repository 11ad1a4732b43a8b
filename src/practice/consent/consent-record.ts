import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { Moment } from '../calendar/wall-clock.ts';
import type { Language } from '../catalogue/language.ts';
import type { Person, RecordHead } from '../client/client.ts';

/** CN3: each of these is given and taken back alone. */
export const CONSENT_PURPOSES = ['treatment', 'clinicalPhotos', 'publication', 'messages', 'headGeometry'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** A picture that was shown, by its hash and the state it shows. */
export interface ShownPreview {
  readonly state: string;
  readonly sha256: string;
}

/** CN4: what the signature covers. */
export interface ConsentEnvelope {
  readonly hairlineMidpointMm: number;
  readonly shadeIndex: number;
  readonly dots: number;
  readonly zones: readonly ZoneId[];
}

/** Everything that the hash binds together (CN1). */
export interface ConsentContent {
  readonly textVersion: string;
  readonly language: Language;
  /** The words exactly as they were shown, with this plan's own numbers. */
  readonly text: string;
  readonly planId: string;
  readonly planVersion: string;
  readonly planSha256: string;
  readonly previews: readonly ShownPreview[];
  readonly screeningSha256: string;
  readonly envelope: ConsentEnvelope;
  /** Ids of the statements that each need a tick. */
  readonly acknowledgements: readonly string[];
}

/** One stroke of a signature: x, y in px of the pad and ms since its first point. */
export type SignatureStroke = readonly { readonly x: number; readonly y: number; readonly ms: number }[];

export interface ConsentRecord extends RecordHead {
  readonly kind: 'consent';
  readonly purpose: ConsentPurpose;
  /** For publication: the one picture that may be shown. */
  readonly pictureSha256: string | null;
  readonly content: ConsentContent;
  readonly contentSha256: string;
  readonly acknowledged: readonly string[];
  readonly offeredAt: Moment;
  readonly signer: Person;
  readonly device: string;
  readonly signedAt: Moment;
  readonly strokes: readonly SignatureStroke[];
  /** The signer's name where it was typed in place of a drawn signature; the strokes are then empty. */
  readonly typedSignature?: string | undefined;
  readonly pdfSha256: string | null;
}

/** CN3: taking a consent back is a record of its own. */
export interface ConsentWithdrawal extends RecordHead {
  readonly kind: 'consentWithdrawal';
  readonly consentId: string;
  readonly why: string;
}
