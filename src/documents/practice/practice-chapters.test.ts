import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { aftercareProgramme, latePreparation } from '#/practice/aftercare/programme.ts';
import { LANGUAGES } from '#/practice/catalogue/language.ts';
import { CONSENT_TEXT_VERSION, consentText } from '#/practice/consent/consent-text.ts';
import { layOutCourse } from '#/practice/course/lay-out-course.ts';
import { compareOptions } from '#/practice/options/compare-options.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { answersWith } from '#/practice/screening/screening-cases.ts';
import { makePdf } from '#/server/documents/pdf-document.ts';
import { createPageFlow } from '../pdf/page-flow.ts';
import {
  consentChapter,
  courseChapter,
  optionsChapter,
  programmeChapter,
  screeningChapter,
} from './practice-chapters.ts';

const pack = findPack('US-CA')!;
const answers = answersWith({ 'health.changingMole': true, 'expects.regrowth': true, 'hair.neededBy': '2026-12-01' });
const screening = screen(answers, { on: '2026-11-20', pack, protocol: PROTOCOL_DEFAULTS });
const course = layOutCourse(
  {
    kind: 'course',
    sessions: [3000, 4000, 3000].map((dots) => ({
      zones: [{ zone: 'crown', dots, minutes: dots / 80 }],
      setUpMinutes: 35,
    })),
    areaCm2: { crown: 80 },
  },
  { startOn: '2026-12-01', time: '10:00', zone: 'Europe/London', protocol: PROTOCOL_DEFAULTS },
);

describe('the chapters of the practice in a PDF', () => {
  it.each(LANGUAGES)('hold every word in %s, with no value left open', async (language) => {
    if (!course.ok) throw new Error('no course');
    const range = (value: number) => ({ value, low: 0.9 * value, high: 1.1 * value });
    const numbers = {
      dots: range(10_000),
      areaCm2: range(80),
      sessions: 3,
      minutes: range(300),
      coveragePercent: { low: 2, high: 2.6 },
      zones: ['crown' as const],
      hairlineMidpointMm: null,
      price: null,
    };
    const designPoints = [{ key: 'DE01.low', values: { midpoint: '66', lowest: '70' } }];
    const lines = aftercareProgramme(course.value.sessions[0]!.start, {
      zone: 'Europe/London',
      protocol: PROTOCOL_DEFAULTS,
    });
    const bytes = await makePdf({ title: 't', language, createdAt: new Date('2026-11-20T00:00:00Z') }, (pdf) => {
      const flow = createPageFlow(pdf, String);
      flow.newPage();
      screeningChapter(screening, language, pack)(flow);
      optionsChapter(compareOptions(answers, screening, PROTOCOL_DEFAULTS), language)(flow);
      courseChapter(course.value, language)(flow);
      consentChapter(consentText({ numbers, designPoints, screening, pack }), 24, language)(flow);
      const late = latePreparation(lines, '2026-12-01', '2026-11-20');
      programmeChapter({ n: 1, on: '2026-12-01', lines, late }, language)(flow);
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    const dots = { en: '10,000', es: '10.000', pt: '10\u00a0000' }[language];
    const day = { en: '15 Dec 2026', es: '15 dic 2026', pt: '15 dez 2026' }[language];
    const written = { en: '1 December 2026', es: '1 de diciembre de 2026', pt: '1 de dezembro de 2026' }[language];
    const words = text.replace(/\s+/g, ' ');
    for (const part of ['SC07', 'SC32', 'SC41', `${day}, 10:00`, dots.replace('\u00a0', ' '), 'FDA', '66 mm', written])
      expect(words).toContain(part);
    expect(words).not.toMatch(/\{\w+(:\w)?\}/);
    // Places have names; their ids are for files.
    expect(words).not.toContain(pack.id);
    expect(words.replaceAll(CONSENT_TEXT_VERSION, '')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});
