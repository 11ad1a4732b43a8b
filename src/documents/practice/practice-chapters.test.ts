import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { aftercareProgramme } from '#/practice/aftercare/programme.ts';
import { LANGUAGES } from '#/practice/catalogue/language.ts';
import { consentText } from '#/practice/consent/consent-text.ts';
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
    const numbers = {
      dots: 10_000,
      areaCm2: 80,
      sessions: 3,
      hours: 5,
      zones: ['crown' as const],
      hairlineMidpointMm: null,
    };
    const lines = aftercareProgramme(course.value.sessions[0]!.start, {
      zone: 'Europe/London',
      protocol: PROTOCOL_DEFAULTS,
    });
    const bytes = await makePdf({ title: 't', language, createdAt: new Date('2026-11-20T00:00:00Z') }, (pdf) => {
      const flow = createPageFlow(pdf, String);
      flow.newPage();
      screeningChapter(screening, language)(flow);
      optionsChapter(compareOptions(answers, screening, PROTOCOL_DEFAULTS), language)(flow);
      courseChapter(course.value, language)(flow);
      consentChapter(consentText(numbers, screening, pack), language)(flow);
      programmeChapter(1, lines, language)(flow);
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    for (const part of ['SC07', 'SC32', 'SC41', '2026-12-15 10:00', '10000', 'FDA', '2026-12-04'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/\{\w+\}/);
  });
});
