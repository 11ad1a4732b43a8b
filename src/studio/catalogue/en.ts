import { careTexts } from './en/care.ts';
import { consentTexts } from './en/consent.ts';
import { courseTexts } from './en/course.ts';
import { designTexts } from './en/design.ts';
import { eraseTexts } from './en/erase.ts';
import { landmarksTexts } from './en/landmarks.ts';
import { optionsTexts } from './en/options.ts';
import { outputTexts } from './en/output.ts';
import { photoTexts } from './en/photo.ts';
import { practiceTexts } from './en/practice.ts';
import { previewTexts } from './en/preview.ts';
import { problemTexts } from './en/problems.ts';
import { protocolTexts } from './en/protocol.ts';
import { screenTexts } from './en/screen.ts';
import { shellTexts } from './en/shell.ts';

/** Every word of the studio in English. Other languages are records of the same shape. */
export const en = {
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
