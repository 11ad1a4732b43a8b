import { careTexts } from './es/care.ts';
import { consentTexts } from './es/consent.ts';
import { courseTexts } from './es/course.ts';
import { designTexts } from './es/design.ts';
import { eraseTexts } from './es/erase.ts';
import { landmarksTexts } from './es/landmarks.ts';
import { optionsTexts } from './es/options.ts';
import { outputTexts } from './es/output.ts';
import { photoTexts } from './es/photo.ts';
import { practiceTexts } from './es/practice.ts';
import { previewTexts } from './es/preview.ts';
import { problemTexts } from './es/problems.ts';
import { protocolTexts } from './es/protocol.ts';
import { screenTexts } from './es/screen.ts';
import { shellTexts } from './es/shell.ts';

/** The words of the studio in Spanish; a key that is not here is shown in English. */
export const es = {
  ...shellTexts,
  ...photoTexts,
  ...landmarksTexts,
  ...designTexts,
  ...previewTexts,
  ...outputTexts,
  ...practiceTexts,
  ...eraseTexts,
  ...problemTexts,
  ...protocolTexts,
  ...screenTexts,
  ...optionsTexts,
  ...courseTexts,
  ...consentTexts,
  ...careTexts,
} as const;
