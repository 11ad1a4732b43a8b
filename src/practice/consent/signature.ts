import { canonicalJson } from '#/base/canonical-json.ts';
import { sha256Hex } from '#/base/sha256.ts';
import type { SignatureStroke } from './consent-record.ts';

/** A signature: drawn on a pad, or the full name typed by someone who cannot draw it there. One of the two is empty. */
export interface Signature {
  readonly strokes: readonly SignatureStroke[];
  readonly typed: string;
}

export const NO_SIGNATURE: Signature = { strokes: [], typed: '' };

/** Fewer points are a touch of the pad, no signature. */
const LEAST_POINTS = 2;

export function isSigned({ strokes, typed }: Signature): boolean {
  return typed.trim() !== '' || strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= LEAST_POINTS;
}

/** The hash by which a record points at a signature; a typed name never has the hash of a drawn one. */
export function signatureHash({ strokes, typed }: Signature): string {
  return sha256Hex(canonicalJson(typed.trim() === '' ? strokes : { typed: typed.trim() }));
}

/** Whether a typed signature is this person's name; capitals and spaces do not count. */
export function isNameOf(typed: string, name: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(name);
}
