import { careTexts } from './pt/care.ts';
import { consentTexts } from './pt/consent.ts';
import { courseTexts } from './pt/course.ts';
import { designTexts } from './pt/design.ts';
import { eraseTexts } from './pt/erase.ts';
import { landmarksTexts } from './pt/landmarks.ts';
import { optionsTexts } from './pt/options.ts';
import { outputTexts } from './pt/output.ts';
import { photoTexts } from './pt/photo.ts';
import { practiceTexts } from './pt/practice.ts';
import { previewTexts } from './pt/preview.ts';
import { problemTexts } from './pt/problems.ts';
import { protocolTexts } from './pt/protocol.ts';
import { screenTexts } from './pt/screen.ts';
import { shellTexts } from './pt/shell.ts';

/** The words of the studio in Portuguese; a key that is not here is shown in English. */
export const pt = {
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
