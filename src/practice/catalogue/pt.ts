import type { Catalogue } from './en.ts';
import { aftercareTexts } from './pt/aftercare.ts';
import { choicesTexts } from './pt/choices.ts';
import { consentTexts } from './pt/consent.ts';
import { courseTexts } from './pt/course.ts';
import { designTexts } from './pt/design.ts';
import { forecastTexts } from './pt/forecast.ts';
import { gateTexts } from './pt/gate.ts';
import { optionsTexts } from './pt/options.ts';
import { packsTexts } from './pt/packs.ts';
import { papersTexts } from './pt/papers.ts';
import { presetsTexts } from './pt/presets.ts';
import { questionsTexts } from './pt/questions.ts';
import { screeningTexts } from './pt/screening.ts';
import { sessionTexts } from './pt/session.ts';
import { shadeTexts } from './pt/shade.ts';
import { zonesTexts } from './pt/zones.ts';

/** Every text that people read, in Portuguese. */
export const PT: Catalogue = {
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
