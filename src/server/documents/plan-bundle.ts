import sharp, { type Sharp } from 'sharp';
import type { PlanMediaType } from '#/contract/api-plans.ts';
import { type DocumentLanguage, type PlanSheetWords, planSheetWords } from '#/documents/catalogue/plan-sheet-words.ts';
import { courseIcs } from '#/documents/course-ics.ts';
import { dotsCsv } from '#/documents/dots-csv.ts';
import type { PageFlow } from '#/documents/pdf/page-flow.ts';
import { drawPlanPdf } from '#/documents/plan-sheet/plan-pdf.ts';
import { type PdfImage, type PictureState, type PlanPicture, stateLabel } from '#/documents/plan-sheet/plan-picture.ts';
import { stencilSvg } from '#/documents/stencil-svg.ts';
import { drawCaption } from '#/engine/preview/caption.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { PreviewState } from '#/engine/preview/preview-states.ts';
import { LATER_LOSS_FILE } from '#/planning/consent-plan.ts';
import { laterLoss, laterLossPicture } from '#/planning/later-loss-picture.ts';
import { planFileBytes } from '#/planning/plan-file-codec.ts';
import { type PictureScene, pictureScene, pictureStates, renderState } from '#/planning/plan-pictures.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { scalpFrame } from '#/planning/scalp-frame.ts';
import { makePdf } from './pdf-document.ts';

/** One file of a plan's export. */
export interface BundleFile {
  /** With forward slashes: preview/session-1-fresh.png. */
  readonly name: string;
  readonly mediaType: PlanMediaType;
  readonly bytes: Uint8Array;
}

export interface BundleOptions {
  /** Instant written into the PDF and the calendar. Default: the first session's day, so that the same case gives the same bytes. */
  readonly stamp?: Date;
  /** Of the PDF, the stencil and the calendar; English without it. */
  readonly language?: DocumentLanguage;
  /** Further chapters of plan.pdf: screening, consent, programme. */
  readonly chapters?: readonly ((flow: PageFlow) => void)[];
  /** Hears what is made next and the share done, 0 to 1. */
  readonly onProgress?: (stage: string, share: number) => void;
}

/** Longer side of the pictures inside the PDF: the head from the cheeks up, so that a small print shows what changes. */
const PDF_PICTURE_PX = 1000;

/** All files of a plan: plan file, dots, pictures of every state, PDF, stencil, calendar. `photo`: any scale of the first photo. */
export async function planBundle(
  plan: PlanRecord,
  photo: Photo,
  options: BundleOptions = {},
): Promise<readonly BundleFile[]> {
  const { onProgress = () => {} } = options;
  const words = planSheetWords(options.language ?? 'en');
  const text = (name: string, mediaType: PlanMediaType, body: string): BundleFile => ({
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
  const pictures = await planPictures(plan, photo, words, onProgress);
  files.push(...pictures.map((picture) => picture.file));
  const later = await laterLossFile(plan, words);
  if (later) files.push(later.file);
  onProgress('sheet', 0.9);
  const pdf = await makePdf(
    { title: plan.caseFile.title ?? words.say('title'), language: words.language, createdAt: stamp },
    (port) =>
      drawPlanPdf(
        port,
        {
          plan,
          pictures: pictures.map((item) => item.picture),
          laterLoss: later?.picture ?? null,
          chapters: options.chapters ?? [],
        },
        words,
      ),
  );
  files.push({ name: 'plan.pdf', mediaType: 'application/pdf', bytes: pdf });
  return files;
}

/** The picture of later loss that a client is shown before consent (DE07, CN1); null where none is foreseen. */
async function laterLossFile(
  plan: PlanRecord,
  words: PlanSheetWords,
): Promise<{ readonly file: BundleFile; readonly picture: PdfImage } | null> {
  const later = laterLoss(plan);
  if (!later) return null;
  const { rgba, widthPx, heightPx } = laterLossPicture(later, {
    grade: (grade) => words.say('norwood', { grade }),
    front: words.say('laterFront'),
    above: words.say('laterAbove'),
    hair: words.say('laterHair'),
    dots: words.say('laterDots'),
    caption: words.say('pictureCaption', { state: words.say('laterState'), planId: plan.planId }),
  });
  const [png, jpeg] = await Promise.all([
    opaque(rgba, widthPx, heightPx).png({ compressionLevel: 6 }).toBuffer(),
    opaque(rgba, widthPx, heightPx).jpeg({ quality: 88 }).toBuffer(),
  ]);
  return {
    file: { name: LATER_LOSS_FILE, mediaType: 'image/png', bytes: png },
    picture: { bytes: jpeg, widthPx, heightPx },
  };
}

interface MadePicture {
  readonly file: BundleFile;
  readonly picture: PlanPicture;
}

/** Renders one state after the other; encoding runs beside it on other threads. */
async function planPictures(
  plan: PlanRecord,
  photo: Photo,
  words: PlanSheetWords,
  onProgress: NonNullable<BundleOptions['onProgress']>,
): Promise<readonly MadePicture[]> {
  const scene = pictureScene(plan, photo);
  const states = pictureStates(plan);
  const made: Promise<MadePicture>[] = [];
  for (const [index, state] of states.entries()) {
    onProgress(state.id, 0.1 + (0.8 * index) / states.length);
    made.push(encodePicture(scene, state, index, words));
    // Lets the encoders of the states before take their pixels, so that no more than a few are held at once.
    if (index >= 2) await made[index - 2];
  }
  return Promise.all(made);
}

async function encodePicture(
  scene: PictureScene,
  state: PreviewState,
  index: number,
  words: PlanSheetWords,
): Promise<MadePicture> {
  const { widthPx: width, heightPx: height } = scene.photo;
  const rgba = renderState(scene, state);
  const label = stateLabel(pictureState(state), words);
  const caption = words.say('pictureCaption', { state: label, planId: scene.plan.planId });
  const [png, jpeg] = await Promise.all([
    opaque(drawCaption({ ...scene.photo, rgba }, caption), width, height)
      .png({ compressionLevel: 3, adaptiveFiltering: true })
      .toBuffer(),
    smallPicture(scene, rgba),
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

/** The head from the cheeks up, small enough for a page, which writes the caption beneath. */
async function smallPicture({ photo, plan, camera }: PictureScene, rgba: Uint8ClampedArray) {
  const frame = scalpFrame(plan.head, camera);
  const scale = Math.min(1, PDF_PICTURE_PX / Math.max(frame.widthPx, frame.heightPx));
  return opaque(rgba, photo.widthPx, photo.heightPx)
    .extract({ left: frame.left, top: frame.top, width: frame.widthPx, height: frame.heightPx })
    .resize(Math.round(frame.widthPx * scale), Math.round(frame.heightPx * scale))
    .jpeg({ quality: 88 })
    .toBuffer({ resolveWithObject: true });
}

function opaque(rgba: Uint8ClampedArray, width: number, height: number): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
}

function pictureState(state: PreviewState): PictureState {
  if (!state.newest) return { kind: 'before' };
  if (state.newest.kind === 'years') return { kind: 'years', years: state.newest.years };
  return { kind: state.newest.kind, session: state.sessions };
}
