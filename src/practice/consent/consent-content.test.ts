import { describe, expect, it } from 'vitest';
import { HEALTHY_ANSWERS } from '../intake/healthy-answers.ts';
import { findPack } from '../packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { screen } from '../screening/screen.ts';
import { consentHash } from './bind-consent.ts';
import { type ConsentInput, consentContent } from './consent-content.ts';

const pack = findPack('GB')!;
const answers = { ...HEALTHY_ANSWERS, expects: { regrowth: true, noUpkeep: false, sameDayFinal: true } };
const input: ConsentInput = {
  purpose: 'treatment',
  plan: {
    planId: 'p1',
    planVersion: 'v1',
    planSha256: '1'.repeat(64),
    numbers: { dots: 12_345, areaCm2: 101.4, sessions: 3, hours: 4.25, zones: ['hairline'], hairlineMidpointMm: 72.4 },
    envelope: { hairlineMidpointMm: 72.4, shadeIndex: 4, dots: 12_345, zones: ['hairline'] },
  },
  previews: [{ state: 'healed', sha256: '2'.repeat(64) }],
  screening: screen(answers, { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS }),
  pack,
  language: 'en',
};

describe('what a consent binds', () => {
  it('holds the numbers of the plan in words and a tick for each expectation', () => {
    const { content } = consentContent(input);
    expect(content.text).toContain('12345 dots on 101 cm2, 3 sessions');
    expect(content.text).toContain('72 mm above the glabella');
    expect(content.acknowledgements.filter((key) => key.startsWith('SC32'))).toEqual([
      'SC32.regrowth.todo',
      'SC32.sameDayFinal.todo',
    ]);
  });

  it('has another hash in another language, for another plan and for another screening', () => {
    const hash = (change: Partial<ConsentInput>): string =>
      consentHash(consentContent({ ...input, ...change }).content);
    const first = hash({});
    expect(hash({})).toBe(first);
    const plan = { ...input.plan, planSha256: '3'.repeat(64) };
    const screening = screen(HEALTHY_ANSWERS, { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS });
    const others = [hash({ language: 'es' }), hash({ plan }), hash({ screening }), hash({ previews: [] })];
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('asks each other purpose in its own words, without the pictures', () => {
    for (const purpose of ['clinicalPhotos', 'publication', 'messages', 'headGeometry'] as const) {
      const { content } = consentContent({ ...input, purpose });
      expect(content.text.split('\n')).toHaveLength(2);
      expect(content.previews).toEqual([]);
      expect(content.acknowledgements).toEqual(['consent.ack.read']);
    }
  });
});
