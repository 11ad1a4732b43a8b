import sharp from 'sharp';
import { type DocumentLanguage, type PlanSheetWords, planSheetWords } from '#/documents/catalogue/plan-sheet-words.ts';
import { courseIcs } from '#/documents/course-ics.ts';
import { dotsCsv } from '#/documents/dots-csv.ts';
import type { PageFlow } from '#/documents/pdf/page-flow.ts';
import { drawPlanPdf } from '#/documents/plan-sheet/plan-pdf.ts';
import { type PictureState, type PlanPicture, stateLabel } from '#/documents/plan-sheet/plan-picture.ts';
import { stencilSvg } from '#/documents/stencil-svg.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { PreviewState } from '#/engine/preview/preview-states.ts';
import { planFileBytes } from '#/planning/plan-file-codec.ts';
import { type PictureScene, pictureScene, pictureStates, renderState } from '#/planning/plan-pictures.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { makePdf } from '../documents/pdf-document.ts';
import { captionStrip } from './caption-strip.ts';

/** One exported file; `name` is a relative path with forward slashes. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface PlanFilesOptions {
  readonly language?: DocumentLanguage;
  /** Further chapters of plan.pdf: screening, consent text, programme. */
  readonly chapters?: readonly ((flow: PageFlow) => void)[];
}

/** Longer side of a picture inside plan.pdf; on paper it is at most 180 mm wide. */
const PDF_PICTURE_SIDE_PX = 1400;

/**
 * Every file of a plan, one by one: plan.whorl.json, dots.csv, stencil.svg, course.ics, preview/STATE.png for all states, then
 * plan.pdf. `photo` is the plan's first photo at the size that the pictures are to have. Same plan and photo, same bytes: the
 * instant written into files is the plan's own (planInstant).
 */
export async function* makePlanFiles(
  plan: PlanRecord,
  photo: Photo,
  options: PlanFilesOptions = {},
): AsyncGenerator<ExportedFile> {
  const words = planSheetWords(options.language ?? 'en');
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  yield { name: 'plan.whorl.json', mediaType: 'application/json', bytes: planFileBytes(plan) };
  yield { name: 'dots.csv', mediaType: 'text/csv', bytes: text(dotsCsv(plan)) };
  yield { name: 'stencil.svg', mediaType: 'image/svg+xml', bytes: text(stencilSvg(plan, words)) };
  yield { name: 'course.ics', mediaType: 'text/calendar', bytes: text(courseIcs(plan, words, planInstant(plan))) };
  const pictures: PlanPicture[] = [];
  const scene = pictureScene(plan, photo);
  // The next picture is computed while the one before is being encoded on another thread.
  let encoding: Promise<EncodedState> | null = null;
  for (const state of pictureStates(plan)) {
    const next = encodeState(scene, state, words);
    if (encoding) yield keepPicture(await encoding, pictures);
    encoding = next;
  }
  if (encoding) yield keepPicture(await encoding, pictures);
  const { chapters } = options;
  const bytes = await makePdf(
    {
      title: plan.caseFile.title ?? words.say('title'),
      language: words.language,
      createdAt: planInstant(plan),
    },
    (pdf) => drawPlanPdf(pdf, { plan, pictures, ...(chapters ? { chapters } : {}) }, words),
  );
  yield { name: 'plan.pdf', mediaType: 'application/pdf', bytes };
}

/** The instant that files of a plan carry: midnight of its first day, or of a fixed day, never the time of writing. */
export function planInstant(plan: PlanRecord): Date {
  return new Date(`${plan.caseFile.dates?.start ?? '2026-01-01'}T00:00:00Z`);
}

interface EncodedState {
  readonly file: ExportedFile;
  readonly picture: PlanPicture;
}

function keepPicture(encoded: EncodedState, pictures: PlanPicture[]): ExportedFile {
  pictures.push(encoded.picture);
  return encoded.file;
}

async function encodeState(scene: PictureScene, state: PreviewState, words: PlanSheetWords): Promise<EncodedState> {
  const rgba = renderState(scene, state);
  const { widthPx, heightPx } = scene.photo;
  const raw = { width: widthPx, height: heightPx, channels: 4 } as const;
  const pictureState = pictureStateOf(state);
  const caption = await captionStrip(
    words.say('pictureCaption', { state: stateLabel(pictureState, words), planId: scene.plan.planId }),
    widthPx,
    heightPx,
  );
  const captioned = await sharp(rgba, { raw }).composite([caption]).removeAlpha().raw().toBuffer();
  const picture = () => sharp(captioned, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const [png, jpeg] = await Promise.all([
    picture().png({ compressionLevel: 4 }).toBuffer(),
    picture()
      .resize({ width: PDF_PICTURE_SIDE_PX, height: PDF_PICTURE_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true }),
  ]);
  return {
    file: { name: `preview/${state.id}.png`, mediaType: 'image/png', bytes: png },
    picture: { state: pictureState, bytes: jpeg.data, widthPx: jpeg.info.width, heightPx: jpeg.info.height },
  };
}

function pictureStateOf(state: PreviewState): PictureState {
  const { newest } = state;
  if (!newest) return { kind: 'before' };
  return newest.kind === 'years'
    ? { kind: 'years', years: newest.years }
    : { kind: newest.kind, session: state.sessions };
}
