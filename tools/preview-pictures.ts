import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawCaption } from '#/engine/preview/caption.ts';
import { readCase } from '#/planning/check-case.ts';
import { planCase } from '#/planning/plan-case.ts';
import { pictureScene, pictureStates, renderState } from '#/planning/plan-pictures.ts';

/**
 * Draws the sample course's states side by side for the documentation: `node tools/preview-pictures.ts` writes
 * docs/pictures/sample-course.jpg.
 */
const SHOWN = ['before', 'session-1-fresh', 'session-3-healed', 'year-3'];
const CROP = { left: 215, top: 20, width: 800, height: 760 };
const PANEL_PX = 480;

const root = fileURLToPath(new URL('../', import.meta.url));
const read = readCase(JSON.parse(await readFile(`${root}assets/sample-course/case.json`, 'utf8')));
if (!read.ok) throw new Error(read.refusal.message);
const { data, info } = await sharp(`${root}assets/sample-course/photo.jpg`)
  .ensureAlpha()
  .raw()
  .toBuffer({ resolveWithObject: true });
const photo = { widthPx: info.width, heightPx: info.height, rgba: new Uint8ClampedArray(data) };
const photos = [{ view: 'front', widthPx: info.width, heightPx: info.height, sha256: null }];
const made = planCase({ caseFile: read.value, photos, pixels: photo, engineVersion: 'docs' });
if (!made.ok) throw new Error(made.refusal.message);
const scene = pictureScene(made.value, photo);
const panels: Buffer[] = [];
for (const state of pictureStates(made.value)) {
  if (!SHOWN.includes(state.id)) continue;
  const raw = { width: info.width, height: info.height, channels: 4 as const };
  const panel = await sharp(renderState(scene, state), { raw })
    .extract(CROP)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cropped = { widthPx: CROP.width, heightPx: CROP.height, rgba: new Uint8ClampedArray(panel.data) };
  const captioned = drawCaption(cropped, `Simulation · ${state.label} · plan ${made.value.planId}`);
  const size = { width: CROP.width, height: CROP.height, channels: 4 as const };
  panels.push(await sharp(captioned, { raw: size }).resize(PANEL_PX).removeAlpha().png().toBuffer());
}
await mkdir(`${root}docs/pictures`, { recursive: true });
const height = Math.round((PANEL_PX * CROP.height) / CROP.width);
await sharp({ create: { width: PANEL_PX * panels.length, height, channels: 3, background: '#fff' } })
  .composite(panels.map((input, k) => ({ input, left: k * PANEL_PX, top: 0 })))
  .jpeg({ quality: 86, mozjpeg: true })
  .toFile(`${root}docs/pictures/sample-course.jpg`);
