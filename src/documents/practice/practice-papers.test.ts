import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { ConsentRecord } from '#/practice/consent/consent-record.ts';
import { QUESTIONS } from '#/practice/intake/questions.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { answersWith } from '#/practice/screening/screening-cases.ts';
import { makePdf } from '#/server/documents/pdf-document.ts';
import type { PdfPort } from '../pdf/pdf-port.ts';
import { drawConsentPaper } from './consent-paper.ts';
import { drawIntakeForm } from './intake-form.ts';
import { drawReferralLetter } from './referral-letter.ts';

async function pagesOf(draw: (pdf: PdfPort) => void): Promise<readonly string[]> {
  const bytes = await makePdf({ title: 't', language: 'en', createdAt: new Date('2026-11-20T00:00:00Z') }, draw);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

async function wordsOf(draw: (pdf: PdfPort) => void): Promise<string> {
  return (await pagesOf(draw)).join(' ');
}

describe('papers of the practice', () => {
  it.each(LANGUAGES)(
    'has a letter to a doctor in %s with the findings that ask one, urgent first',
    async (language) => {
      const answers = answersWith({
        'health.changingMole': true,
        'health.bleedingDisorder': true,
        'health.sunburn': true,
      });
      const screening = screen(answers, { on: '2026-11-20', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS });
      const client = { givenName: 'Ana', familyName: 'Ñandú', birthDate: '1985-03-02' };
      const text = await wordsOf((pdf) => drawReferralLetter(pdf, { client, screening, sessions: 3 }, language));
      const born = { en: '2 March 1985', es: '2 de marzo de 1985', pt: '2 de março de 1985' }[language];
      for (const part of ['Ana Ñandú', born, '2026', 'SC07', 'SC16']) expect(text).toContain(part);
      expect(text.indexOf('SC07')).toBeLessThan(text.indexOf('SC16'));
      expect(text).not.toContain('SC09');
      expect(text).not.toMatch(/\{\w+(:\w)?\}/);
    },
  );

  it.each(LANGUAGES)('has the intake on paper in %s, with the questions of the place', async (language) => {
    const california = findPack('US-CA')!;
    const text = await wordsOf((pdf) => drawIntakeForm(pdf, language, california));
    for (const { value } of california.questions)
      expect(text.replace(/ /g, '')).toContain(textOf(language, phrase(value)).replace(/ /g, ''));
    for (const { path } of QUESTIONS) {
      const label = textOf(language, phrase(`question.${path}.label`));
      expect(text.replace(/ /g, '')).toContain(label.replace(/ /g, ''));
    }
  });

  it('[CN6] has the signed consent with words, ticks, signer, device, time and hash', async () => {
    const signer = { id: 'c1', name: 'Ana Ñandú-Łoś', role: 'client' as const };
    const record: ConsentRecord = {
      kind: 'consent',
      id: 'k1',
      clientId: 'c1',
      at: '2026-11-20T10:30:00Z',
      by: signer,
      purpose: 'treatment',
      pictureSha256: null,
      content: {
        textVersion: '1',
        language: 'en',
        text: 'What is done\nDots are placed.',
        planId: 'p1',
        planVersion: '1',
        planSha256: '1'.repeat(64),
        previews: [],
        screeningSha256: '2'.repeat(64),
        envelope: { hairlineMidpointMm: 80, shadeIndex: 1, dots: 100, zones: ['crown'] },
        acknowledgements: ['consent.ack.read'],
      },
      contentSha256: 'ab'.repeat(32),
      acknowledged: ['consent.ack.read'],
      offeredAt: '2026-11-20T10:00:00Z',
      signer,
      device: 'tablet 1',
      signedAt: '2026-11-20T10:30:00Z',
      strokes: [
        [
          { x: 10, y: 10, ms: 0 },
          { x: 200, y: 60, ms: 80 },
        ],
      ],
      pdfSha256: null,
    };
    const text = await wordsOf((pdf) => drawConsentPaper(pdf, record, [], 'en'));
    for (const part of [
      'Dots are placed.',
      'I have read this',
      'Ana Ñandú-Łoś',
      'tablet 1',
      '2026-11-20T10:30:00Z',
      'ab'.repeat(32),
    ]) {
      expect(text).toContain(part);
    }
    // However long the words before them are, what was ticked and the signature stand on one page.
    for (let lines = 24; lines < 40; lines++) {
      const long = { ...record, content: { ...record.content, text: 'Dots are placed.\n'.repeat(lines) } };
      const pages = await pagesOf((pdf) => drawConsentPaper(pdf, long, [], 'en'));
      expect(
        pages.find((page) => page.includes('tablet 1')),
        `${lines} lines`,
      ).toContain('I have read this');
    }
    const typed = { ...record, strokes: [], typedSignature: 'Ana Ñandú-Łoś' };
    expect(await wordsOf((pdf) => drawConsentPaper(pdf, typed, [], 'en'))).toContain('Typed, not drawn: Ana Ñandú-Łoś');
    expect(text).not.toContain('Typed, not drawn');
  });
});
