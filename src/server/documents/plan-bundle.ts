import sharp from 'sharp';
import { planSheetWords } from '#/documents/catalogue/plan-sheet-words.ts';
import { courseIcs } from '#/documents/course-ics.ts';
import { dotsCsv } from '#/documents/dots-csv.ts';
import type { PageFlow } from '#/documents/pdf/page-flow.ts';
import { drawPlanPdf } from '#/documents/plan-sheet/plan-pdf.ts';
import type { PictureState, PlanPicture } from '#/documents/plan-sheet/plan-picture.ts';
import { stencilSvg } from '#/documents/stencil-svg.ts';
import { drawCaption, previewCaption } from '#/engine/preview/caption.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { PreviewState } from '#/engine/preview/preview-states.ts';
import { planFileBytes } from '#/planning/plan-file-codec.ts';
import { type PictureScene, pictureScene, pictureStates, renderState } from '#/planning/plan-pictures.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { makePdf } from './pdf-document.ts';

/** One file of a plan's export. */
export interface BundleFile {
  /** With forward slashes: preview/session-1-fresh.png. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface BundleOptions {
  /** Instant written into the PDF and the calendar. Default: the first session's day, so that the same case gives the same bytes. */
  readonly stamp?: Date;
  /** Further chapters of plan.pdf: screening, consent, programme. */
  readonly chapters?: readonly ((flow: PageFlow) => void)[];
  /** Hears what is made next and the share done, 0 to 1. */
  readonly onProgress?: (stage: string, share: number) => void;
}

/** Longer side of the pictures inside the PDF. */
const PDF_PICTURE_PX = 1100;

/** All files of a plan: plan file, dots, pictures of every state, PDF, stencil, calendar. `photo`: any scale of the first photo. */
export async function planBundle(
  plan: PlanRecord,
  photo: Photo,
  options: BundleOptions = {},
): Promise<readonly BundleFile[]> {
  const { onProgress = () => {} } = options;
  const words = planSheetWords('en');
  const text = (name: string, mediaType: string, body: string): BundleFile => ({
    name,
    mediaType,
    bytes: new TextEncoder().encode(body),
  });
  const stamp = options.stamp ?? new Date(`${plan.sessions[0]?.date ?? '2000-01-01'}T00:00:00Z`);
  const files: BundleFile[] = [
    { name: 'plan.whorl.json', mediaType: 'application/json', bytes: planFileBytes(plan) },
    text('dots.csv', 'text/csv', dotsCsv(plan)),
    text('stencil.svg', 'image/svg+xml', stencilSvg(plan, words)),
    text('course.ics', 'text/calendar', courseIcs(plan, words, stamp)),
  ];
  const pictures = await planPictures(plan, photo, onProgress);
  files.push(...pictures.map((picture) => picture.file));
  onProgress('sheet', 0.9);
  const pdf = await makePdf(
    { title: plan.caseFile.title ?? words.say('title'), language: words.language, createdAt: stamp },
    (port) =>
      drawPlanPdf(
        port,
        { plan, pictures: pictures.map((item) => item.picture), chapters: options.chapters ?? [] },
        words,
      ),
  );
  files.push({ name: 'plan.pdf', mediaType: 'application/pdf', bytes: pdf });
  return files;
}

interface MadePicture {
  readonly file: BundleFile;
  readonly picture: PlanPicture;
}

/** Renders one state after the other; encoding runs beside it on other threads. */
async function planPictures(
  plan: PlanRecord,
  photo: Photo,
  onProgress: NonNullable<BundleOptions['onProgress']>,
): Promise<readonly MadePicture[]> {
  const scene = pictureScene(plan, photo);
  const states = pictureStates(plan);
  const made: Promise<MadePicture>[] = [];
  for (const [index, state] of states.entries()) {
    onProgress(state.id, 0.1 + (0.8 * index) / states.length);
    made.push(encodePicture(scene, state, index));
    // Lets the encoders of the states before take their pixels, so that no more than a few are held at once.
    if (index >= 2) await made[index - 2];
  }
  return Promise.all(made);
}

async function encodePicture(scene: PictureScene, state: PreviewState, index: number): Promise<MadePicture> {
  const { widthPx: width, heightPx: height } = scene.photo;
  const rgba = renderState(scene, state);
  const bytes = drawCaption({ ...scene.photo, rgba }, previewCaption(state.label, scene.plan.planId));
  const captioned = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  const opaque = { raw: { width, height, channels: 3 as const } };
  const scale = Math.min(1, PDF_PICTURE_PX / Math.max(width, height));
  const [png, jpeg] = await Promise.all([
    sharp(captioned, opaque).png({ compressionLevel: 3, adaptiveFiltering: true }).toBuffer(),
    sharp(captioned, opaque)
      .resize(Math.round(width * scale), Math.round(height * scale))
      .jpeg({ quality: 88 })
      .toBuffer({ resolveWithObject: true }),
  ]);
  const number = String(index).padStart(2, '0');
  return {
    file: { name: `preview/${number}-${state.id}.png`, mediaType: 'image/png', bytes: png },
    picture: {
      state: pictureState(state),
      bytes: jpeg.data,
      widthPx: jpeg.info.width,
      heightPx: jpeg.info.height,
    },
  };
}

function pictureState(state: PreviewState): PictureState {
  if (!state.newest) return { kind: 'before' };
  if (state.newest.kind === 'years') return { kind: 'years', years: state.newest.years };
  return { kind: state.newest.kind, session: state.sessions };
}
