import { describe, expect, it } from 'vitest';
import { consentBody } from '#/contract/practice-records.ts';
import { consentHash } from '#/practice/consent/bind-consent.ts';
import { refusedByRule } from './record-rules.ts';

const signer = { id: 'c1', name: 'Ana', role: 'client' as const };
const content = {
  textVersion: '1',
  language: 'en' as const,
  text: 'What is done',
  planId: 'p1',
  planVersion: '1',
  planSha256: '1'.repeat(64),
  previews: ['healed', 'year3'].map((state) => ({ state, sha256: '2'.repeat(64) })),
  screeningSha256: '3'.repeat(64),
  envelope: { hairlineMidpointMm: 80, shadeIndex: 1, dots: 100, zones: ['crown' as const] },
  acknowledgements: ['consent.ack.read'],
};
const body = {
  by: signer,
  purpose: 'treatment',
  pictureSha256: null,
  content,
  contentSha256: consentHash(content),
  acknowledged: ['consent.ack.read'],
  offeredAt: '2026-11-20T10:00:00Z',
  signer,
  device: 'tablet',
  signedAt: '2026-11-20T10:30:00Z',
  strokes: [
    [
      { x: 1, y: 1, ms: 0 },
      { x: 2, y: 2, ms: 9 },
    ],
  ],
  pdfSha256: null,
};
const rule = (change: object): string | undefined => {
  const read = consentBody.safeParse({ ...body, ...change });
  return read.success ? refusedByRule('consent', read.data)?.rule : 'schema';
};

describe('rules of records', () => {
  it('[CN2] refuse a consent that is partly ticked or unsigned, whoever sends it', () => {
    expect(rule({})).toBeUndefined();
    expect(rule({ acknowledged: [] })).toBe('CN2');
    expect(rule({ strokes: [[{ x: 1, y: 1, ms: 0 }]] })).toBe('CN2');
    expect(rule({ strokes: [] })).toBe('CN2');
    expect(rule({ strokes: [], typedSignature: 'someone else' })).toBe('CN2');
    expect(rule({ strokes: [], typedSignature: signer.name })).toBeUndefined();
    const blank = { ...content, text: ' ' };
    expect(rule({ content: blank, contentSha256: consentHash(blank) })).toBe('CN2');
    const spaced = { ...content, text: 'What is done\n' };
    expect(rule({ content: spaced, contentSha256: consentHash(spaced) })).toBeUndefined();
    expect(refusedByRule('note', { text: 'x' })).toBeNull();
  });

  it('[CN1] refuse a consent whose hash is not that of what was shown', () => {
    expect(rule({ content: { ...content, planVersion: '2' } })).toBe('CN1');
  });
});
