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
    numbers: {
      dots: { value: 12_345, low: 10_020, high: 14_980 },
      areaCm2: { value: 101.4, low: 90.2, high: 113.7 },
      sessions: 3,
      minutes: { value: 255, low: 220, high: 300 },
      coveragePercent: { low: 2.36, high: 3.12 },
      zones: ['hairline', 'crown'],
      hairlineMidpointMm: 72.4,
      price: { total: 1800, deposit: 300, currency: 'GBP' },
    },
    designPoints: [{ key: 'DE01.low', values: { midpoint: '66', lowest: '70' } }],
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
    expect(content.text.split('\n').slice(2, 11)).toEqual([
      'About 12,000 dots, likely between 10,000 and 15,000.',
      'About 101 cm² of skin, likely between 90 and 114 cm².',
      '3 sessions; about one person in five needs one more.',
      'About 4.5 hours in the chair, likely between 3.5 and 5.',
      'Healed dots cover about 2.4 to 3.1 % of the treated skin.',
      'Areas: Hairline, Crown.',
      'The middle of the hairline lies 72 mm above the point between the eyebrows (glabella).',
      'Price: 1,800 GBP, of which 300 GBP is a deposit.',
      'Points of this design to know about',
    ]);
    expect(content.acknowledgements.filter((key) => key.startsWith('SC32'))).toEqual([
      'SC32.regrowth.todo',
      'SC32.sameDayFinal.todo',
    ]);
  });

  it('writes numbers as the language does', () => {
    const text = (language: 'es' | 'pt'): string => consentContent({ ...input, language }).content.text;
    expect(text('es')).toContain('Unos 12.000 puntos, probablemente entre 10.000 y 15.000.');
    expect(text('es')).toContain('entre el 2,4 y el 3,1 %');
    expect(text('pt')).toContain('Cerca de 12\u00a0000 pontos, provavelmente entre 10\u00a0000 e 15\u00a0000.');
  });

  it('[DE01] names what the design rules warn of, with a statement to accept', () => {
    const { content, draft } = consentContent(input);
    expect(content.text).toContain('lies 66 mm above the point between the eyebrows; under 70 mm it will look too low');
    expect(content.acknowledgements).toContain('DE01.low.ack');
    expect(draft.acknowledgements.map(({ key }) => key)).toContain('DE01.low.ack');
    const plain = consentContent({ ...input, plan: { ...input.plan, designPoints: [] } }).content;
    expect(plain.text).not.toContain('Points of this design');
    expect(plain.acknowledgements).not.toContain('DE01.low.ack');
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
