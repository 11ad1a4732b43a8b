import { aftercareTexts } from './en/aftercare.ts';
import { choicesTexts } from './en/choices.ts';
import { consentTexts } from './en/consent.ts';
import { courseTexts } from './en/course.ts';
import { designTexts } from './en/design.ts';
import { forecastTexts } from './en/forecast.ts';
import { gateTexts } from './en/gate.ts';
import { optionsTexts } from './en/options.ts';
import { packsTexts } from './en/packs.ts';
import { papersTexts } from './en/papers.ts';
import { presetsTexts } from './en/presets.ts';
import { questionsTexts } from './en/questions.ts';
import { screeningTexts } from './en/screening.ts';
import { sessionTexts } from './en/session.ts';
import { shadeTexts } from './en/shade.ts';
import { zonesTexts } from './en/zones.ts';

/** Every text that people read, in English; the other languages have the same keys and the same {values}. */
export const EN = {
  ...screeningTexts,
  ...zonesTexts,
  ...questionsTexts,
  ...choicesTexts,
  ...optionsTexts,
  ...packsTexts,
  ...courseTexts,
  ...gateTexts,
  ...aftercareTexts,
  ...consentTexts,
  ...sessionTexts,
  ...papersTexts,
  ...designTexts,
  ...forecastTexts,
  ...shadeTexts,
  ...presetsTexts,
} as const satisfies Readonly<Record<string, string>>;

export type TextKey = keyof typeof EN;
/** A whole language: every key of the English one. */
export type Catalogue = Readonly<Record<TextKey, string>>;
