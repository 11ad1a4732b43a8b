import { sha256Hex } from '#/base/sha256.ts';

/** A FHIR R4 resource as JSON. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [key: string]: unknown;
}

/** Code systems of our own: no code of a licensed system is invented. */
export const WHORL_SYSTEM = 'urn:whorl:fhir';

/** A stable UUID for a record, so that the same records give the same bundle. */
export function fhirId(kind: string, id: string): string {
  const hex = sha256Hex(`${kind}|${id}`);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  // RFC 9562 version 8: a UUID made from a hash of one's own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

export function reference(kind: string, id: string): { readonly reference: string } {
  return { reference: `urn:uuid:${fhirId(kind, id)}` };
}

export function concept(code: string, text: string): { readonly coding: readonly unknown[]; readonly text: string } {
  return { coding: [{ system: WHORL_SYSTEM, code }], text };
}
