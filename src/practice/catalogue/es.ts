import type { Catalogue } from './en.ts';
import { aftercareTexts } from './es/aftercare.ts';
import { choicesTexts } from './es/choices.ts';
import { consentTexts } from './es/consent.ts';
import { courseTexts } from './es/course.ts';
import { designTexts } from './es/design.ts';
import { forecastTexts } from './es/forecast.ts';
import { gateTexts } from './es/gate.ts';
import { optionsTexts } from './es/options.ts';
import { packsTexts } from './es/packs.ts';
import { papersTexts } from './es/papers.ts';
import { presetsTexts } from './es/presets.ts';
import { questionsTexts } from './es/questions.ts';
import { screeningTexts } from './es/screening.ts';
import { sessionTexts } from './es/session.ts';
import { shadeTexts } from './es/shade.ts';
import { zonesTexts } from './es/zones.ts';

/** Every text that people read, in Spanish. */
export const ES: Catalogue = {
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
};
