import { describe, expect, it } from 'vitest';
import { textOf } from '../catalogue/text-of.ts';
import type { PracticeRecord } from '../client/practice-record.ts';
import { findPack } from '../packs/pack-table.ts';
import type { PresetKey } from '../protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { screen } from '../screening/screen.ts';
import { answersWith } from '../screening/screening-cases.ts';
import {
  consentHash,
  consentInForce,
  consentProblems,
  coolingOffOpen,
  outsideEnvelope,
  screeningHash,
} from './bind-consent.ts';
import type { ConsentContent, ConsentEnvelope, ConsentRecord } from './consent-record.ts';
import { CONSENT_TEXT_VERSION, consentText } from './consent-text.ts';
import { NO_SIGNATURE, signatureHash } from './signature.ts';

const client = { id: 'c1', name: 'Someone', role: 'client' as const };
const envelope: ConsentEnvelope = { hairlineMidpointMm: 80, shadeIndex: 3, dots: 10_000, zones: ['hairline', 'crown'] };
const screening = screen(answersWith({ 'expects.regrowth': true }), {
  on: '2026-11-20',
  pack: findPack('US-CA')!,
  protocol: PROTOCOL_DEFAULTS,
});
const content: ConsentContent = {
  textVersion: CONSENT_TEXT_VERSION,
  language: 'en',
  text: 'What is done ...',
  planId: 'p1',
  planVersion: '1',
  planSha256: '1'.repeat(64),
  previews: [
    { state: 'healed', sha256: '2'.repeat(64) },
    { state: 'year3', sha256: '3'.repeat(64) },
  ],
  screeningSha256: screeningHash(screening),
  envelope,
  acknowledgements: ['consent.ack.read', 'SC32.regrowth.todo'],
};
const signed: ConsentRecord = {
  kind: 'consent',
  id: 'k1',
  clientId: 'c1',
  at: '2026-11-20T10:30:00Z',
  by: client,
  purpose: 'treatment',
  pictureSha256: null,
  content,
  contentSha256: consentHash(content),
  acknowledged: ['consent.ack.read', 'SC32.regrowth.todo'],
  offeredAt: '2026-11-20T10:00:00Z',
  signer: client,
  device: 'tablet 1',
  signedAt: '2026-11-20T10:30:00Z',
  strokes: [
    [
      { x: 1, y: 2, ms: 0 },
      { x: 5, y: 6, ms: 40 },
    ],
  ],
  pdfSha256: null,
};
const problems = (change: Partial<ConsentRecord>): readonly string[] =>
  consentProblems({ ...signed, ...change }).map(({ key }) => key);
const withContent = (change: Partial<ConsentContent>) => {
  const next = { ...content, ...change };
  return { content: next, contentSha256: consentHash(next) };
};
const protocolWith = (key: PresetKey, value: number) => ({
  ...PROTOCOL_DEFAULTS,
  values: { ...PROTOCOL_DEFAULTS.values, [key]: value },
});

/** Signed on the first version of the text; its sentences are no longer in the catalogue. */
const ofFirstText: ConsentContent = {
  ...content,
  textVersion: '2026-11-20',
  screeningSha256: '4'.repeat(64),
  text: 'What is done\nThis plan: 12345 dots on 101 cm2, 3 sessions, about 4.3 hours.',
};

describe('consent', () => {
  it('[CN1] still verifies a consent that was signed on an older text, by what was shown then', () => {
    expect(CONSENT_TEXT_VERSION).not.toBe(ofFirstText.textVersion);
    const contentSha256 = '657c70d4e7764b070782dcbf52e3e77edeee600ab8521734d00593b95e123864';
    expect(consentHash(ofFirstText)).toBe(contentSha256);
    const old: ConsentRecord = { ...signed, content: ofFirstText, contentSha256 };
    expect(consentProblems(old)).toEqual([]);
    expect(consentInForce([old], '2026-11-21T12:00:00Z')).toBe(old);
    const touched = { ...ofFirstText, text: ofFirstText.text.replace('12345', '12,345') };
    expect(problems({ content: touched, contentSha256 })).toEqual(['consent.CN1.hash']);
  });

  it('[CN1] binds text, language, plan, previews and screening by one hash', () => {
    expect(problems({})).toEqual([]);
    const changes: readonly Partial<ConsentContent>[] = [
      { textVersion: '2' },
      { language: 'es' },
      { text: 'other words' },
      { planVersion: '2' },
      { planSha256: '4'.repeat(64) },
      { previews: content.previews.slice(0, 1) },
      { screeningSha256: '5'.repeat(64) },
      { envelope: { ...envelope, dots: 10_001 } },
    ];
    for (const change of changes) {
      expect(consentHash({ ...content, ...change })).not.toBe(signed.contentSha256);
      expect(problems({ content: { ...content, ...change } })).toContain('consent.CN1.hash');
    }
    expect(problems(withContent({ previews: [] }))).toEqual(['consent.CN1.previews']);
    expect(consentHash(JSON.parse(JSON.stringify(content)))).toBe(signed.contentSha256);
  });

  it('[CN2] refuses blank, partly answered and unsigned', () => {
    expect(problems(withContent({ text: ' ' }))).toEqual(['consent.CN2.blank']);
    expect(problems({ acknowledged: ['consent.ack.read'] })).toEqual(['consent.CN2.unticked']);
    expect(problems({ strokes: [] })).toEqual(['consent.CN2.unsigned']);
    expect(problems({ strokes: [[{ x: 1, y: 1, ms: 0 }]] })).toEqual(['consent.CN2.unsigned']);
  });

  it('[CN2] takes a typed name in place of strokes when it is the name of the signer', () => {
    const { name } = signed.signer;
    expect(problems({ strokes: [], typedSignature: ` ${name.toUpperCase()}  ` })).toEqual([]);
    expect(problems({ strokes: [], typedSignature: `${name} X` })).toEqual(['consent.CN2.typed']);
    expect(problems({ strokes: [], typedSignature: ' ' })).toEqual(['consent.CN2.unsigned', 'consent.CN2.typed']);
    expect(signatureHash({ strokes: [], typed: name })).not.toBe(signatureHash(NO_SIGNATURE));
    expect(signatureHash({ strokes: [], typed: `${name} ` })).toBe(signatureHash({ strokes: [], typed: name }));
  });

  it('[CN3] keeps purposes apart and lets each be taken back', () => {
    expect(problems({ purpose: 'publication' })).toEqual(['consent.CN3.picture']);
    expect(problems({ purpose: 'publication', pictureSha256: '6'.repeat(64) })).toEqual([]);
    const photos: ConsentRecord = { ...signed, id: 'k2', purpose: 'clinicalPhotos' };
    const withdrawal = {
      kind: 'consentWithdrawal' as const,
      id: 'w',
      clientId: 'c1',
      at: '2026-11-25T00:00:00Z',
      by: client,
      consentId: 'k1',
      why: '',
    };
    const records: readonly PracticeRecord[] = [photos, signed, withdrawal];
    expect(consentInForce(records, '2026-11-24T00:00:00Z')?.id).toBe('k1');
    expect(consentInForce(records, '2026-11-25T00:00:00Z')).toBeUndefined();
    expect(consentInForce(records, '2026-11-20T10:00:00Z')).toBeUndefined();
    expect(consentInForce([photos], '2026-11-24T00:00:00Z')).toBeUndefined();
    const again = { ...signed, id: 'k3', signedAt: '2026-11-23T00:00:00Z' };
    expect(consentInForce([again, signed], '2026-11-24T00:00:00Z')?.id).toBe('k3');
    expect(consentInForce([{ ...signed, strokes: [] }], '2026-11-24T00:00:00Z')).toBeUndefined();
  });

  it('[CN4] covers an envelope and reopens outside it', () => {
    const outside = (change: Partial<ConsentEnvelope>, protocol = PROTOCOL_DEFAULTS): readonly string[] =>
      outsideEnvelope(envelope, { ...envelope, ...change }, protocol).map(({ key }) => key.slice(12));
    expect(outside({ hairlineMidpointMm: 85, shadeIndex: 1, dots: 11_500, zones: ['crown'] })).toEqual([]);
    expect(outside({ hairlineMidpointMm: 75 })).toEqual([]);
    expect(outside({ hairlineMidpointMm: 85.1 })).toEqual(['hairline']);
    expect(outside({ hairlineMidpointMm: 74.9 })).toEqual(['hairline']);
    expect(outside({ shadeIndex: 6 })).toEqual(['shade']);
    expect(outside({ shadeIndex: 0 })).toEqual(['shade']);
    expect(outside({ dots: 11_501 })).toEqual(['dots']);
    expect(outside({ zones: ['hairline', 'crown', 'nape'] })).toEqual(['zones']);
    expect(outside({ hairlineMidpointMm: 85 }, protocolWith('CN4.hairlineMm', 4))).toEqual(['hairline']);
    expect(outside({ hairlineMidpointMm: 86 }, protocolWith('CN4.hairlineMm', 6))).toEqual([]);
    expect(outside({ shadeIndex: 5 }, protocolWith('CN4.shades', 1))).toEqual(['shade']);
    expect(outside({ shadeIndex: 6 }, protocolWith('CN4.shades', 3))).toEqual([]);
    expect(outside({ dots: 11_500 }, protocolWith('CN4.dotsShare', 0.14))).toEqual(['dots']);
    expect(outside({ dots: 11_600 }, protocolWith('CN4.dotsShare', 0.16))).toEqual([]);
  });

  it('[CN5] cools off for 24 hours from the first offer, once', () => {
    const open = (start: string, consents = [signed], protocol = PROTOCOL_DEFAULTS) =>
      coolingOffOpen(consents, start, protocol)?.key;
    expect(open('2026-11-21T09:59:00Z')).toBe('consent.CN5.cooling');
    expect(open('2026-11-21T10:00:00Z')).toBeUndefined();
    const again = { ...signed, id: 'k3', offeredAt: '2026-11-21T09:00:00Z' };
    expect(open('2026-11-21T10:00:00Z', [again, signed])).toBeUndefined();
    expect(open('2026-11-21T10:00:00Z', [])).toBe('consent.CN5.cooling');
    expect(open('2026-11-21T10:00:00Z', [signed], protocolWith('CN5.hours', 25))).toBe('consent.CN5.cooling');
    expect(open('2026-11-21T09:00:00Z', [signed], protocolWith('CN5.hours', 23))).toBeUndefined();
  });

  it('[CN6] keeps signer, device, time, strokes and what was acknowledged', () => {
    expect(problems({ device: '' })).toEqual(['consent.CN6.signer']);
    expect(problems({ signer: { ...client, name: '' } })).toEqual(['consent.CN6.signer']);
    expect(problems({ signedAt: '2026-11-20T09:00:00Z' })).toEqual(['consent.CN6.order']);
    const numbers = {
      dots: { value: 10_000, low: 9_000, high: 11_000 },
      areaCm2: { value: 92.4, low: 80, high: 105 },
      sessions: 3,
      minutes: { value: 375, low: 330, high: 420 },
      coveragePercent: { low: 2, high: 2.6 },
      zones: ['crown' as const],
      hairlineMidpointMm: 80,
      price: null,
    };
    const draft = consentText({ numbers, designPoints: [], screening, pack: findPack('US-CA')! });
    expect(draft.acknowledgements.map(({ key }) => key)).toContain('SC32.regrowth.todo');
    const words = draft.sections
      .flatMap(({ heading, lines }) => [heading, ...lines])
      .map((one) => textOf('pt', one))
      .join('\n');
    for (const part of ['Cerca de 10\u00a0000 pontos', '92 cm²', '3 sessões', '80 mm', 'Coroa', 'FDA'])
      expect(words).toContain(part);
    expect(words).not.toMatch(/\{\w+(:n)?\}/);
    expect(words).not.toContain('faz crescer o cabelo');
  });
});
