import { canonicalJson } from '#/base/canonical-json.ts';
import { sha256Hex } from '#/base/sha256.ts';
import { compareMoments, type Moment, minutesBetween } from '../calendar/wall-clock.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { RecordHead } from '../client/client.ts';
import type { PracticeRecord } from '../client/practice-record.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Screening } from '../screening/finding.ts';
import type { ConsentContent, ConsentEnvelope, ConsentRecord } from './consent-record.ts';
import { isNameOf, isSigned } from './signature.ts';

/** States of the picture without which a consent does not bind (CN1). */
export const PREVIEWS_NEEDED: readonly string[] = ['healed', 'year3'];

/** CN1: one hash over everything that was shown. */
export function consentHash(content: ConsentContent): string {
  return sha256Hex(canonicalJson(content));
}

/** The hash by which a consent points at the screening it was given on. */
export function screeningHash(screening: Screening): string {
  return sha256Hex(canonicalJson(screening));
}

/** CN1, CN2, CN6: everything that makes a signed consent unfit to be kept; empty when it binds. */
export function consentProblems(record: Omit<ConsentRecord, keyof RecordHead | 'kind'>): readonly Phrase[] {
  const { content } = record;
  const unticked = content.acknowledgements.filter((id) => !record.acknowledged.includes(id));
  const { strokes, typedSignature: typed = '', signer } = record;
  const shown = PREVIEWS_NEEDED.filter((state) => !content.previews.some((preview) => preview.state === state));
  return [
    ...(content.text.trim() === '' ? [phrase('consent.CN2.blank')] : []),
    ...(unticked.length > 0 ? [phrase('consent.CN2.unticked', { count: unticked.length })] : []),
    ...(isSigned({ strokes, typed }) ? [] : [phrase('consent.CN2.unsigned')]),
    ...(typed !== '' && !isNameOf(typed, signer.name) ? [phrase('consent.CN2.typed')] : []),
    ...(signer.name.trim() === '' || record.device.trim() === '' ? [phrase('consent.CN6.signer')] : []),
    ...(record.purpose === 'treatment' && shown.length > 0 ? [phrase('consent.CN1.previews')] : []),
    ...(record.purpose === 'publication' && !record.pictureSha256 ? [phrase('consent.CN3.picture')] : []),
    ...(record.contentSha256 !== consentHash(content) ? [phrase('consent.CN1.hash')] : []),
    ...(compareMoments(record.signedAt, record.offeredAt) < 0 ? [phrase('consent.CN6.order')] : []),
  ];
}

/** CN4: what of the plan as it now stands lies outside what was signed; empty when the consent still covers it. */
export function outsideEnvelope(signed: ConsentEnvelope, now: ConsentEnvelope, protocol: Protocol): readonly Phrase[] {
  const preset = protocol.values;
  const added = now.zones.filter((zone) => !signed.zones.includes(zone));
  const moved = Math.abs(now.hairlineMidpointMm - signed.hairlineMidpointMm);
  const mostDots = signed.dots * (1 + preset['CN4.dotsShare']);
  return [
    ...(moved > preset['CN4.hairlineMm']
      ? [phrase('consent.CN4.hairline', { mm: Math.round(moved), limit: preset['CN4.hairlineMm'] })]
      : []),
    ...(Math.abs(now.shadeIndex - signed.shadeIndex) > preset['CN4.shades']
      ? [phrase('consent.CN4.shade', { limit: preset['CN4.shades'] })]
      : []),
    ...(now.dots > mostDots ? [phrase('consent.CN4.dots', { dots: now.dots, limit: Math.floor(mostDots) })] : []),
    ...(added.length > 0 ? [phrase('consent.CN4.zones', { count: added.length })] : []),
  ];
}

/**
 * CN5: null when the cooling-off is over at the start of session 1, else the moment words. It runs once, from the first
 * offering of a treatment consent in the course: signing again at the chair starts no new one.
 */
export function coolingOffOpen(
  consents: readonly ConsentRecord[],
  sessionStart: Moment,
  protocol: Protocol,
): Phrase | null {
  const hours = protocol.values['CN5.hours'];
  const first = consents
    .filter(({ purpose }) => purpose === 'treatment')
    .map(({ offeredAt }) => offeredAt)
    .sort(compareMoments)[0];
  if (first !== undefined && minutesBetween(first, sessionStart) >= hours * 60) return null;
  return phrase('consent.CN5.cooling', { hours });
}

/** The treatment consent in force at a moment: signed, sound and not taken back; the latest one. */
export function consentInForce(records: readonly PracticeRecord[], at: Moment): ConsentRecord | undefined {
  const withdrawn = records.flatMap((record) =>
    record.kind === 'consentWithdrawal' && compareMoments(record.at, at) <= 0 ? [record.consentId] : [],
  );
  return records
    .flatMap((record) => (record.kind === 'consent' && record.purpose === 'treatment' ? [record] : []))
    .filter((record) => compareMoments(record.signedAt, at) <= 0 && !withdrawn.includes(record.id))
    .filter((record) => consentProblems(record).length === 0)
    .sort((a, b) => compareMoments(a.signedAt, b.signedAt))
    .at(-1);
}
