import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPhoto } from '#/cli/read-photo.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { HAIR_HIDES_SHARE } from '#/engine/preview/hair-over-dots.ts';
import { designReach } from '#/engine/scalp/region-mask.ts';
import { caseDesign } from '#/planning/case-design.ts';
import { draftDots, draftRegion } from '#/planning/plan-draft.ts';
import { fitCase, planBase, planHead } from '#/planning/plan-head.ts';
import { planSkin } from '#/planning/plan-skin.ts';
import { shareUnderHair } from '#/planning/share-under-hair.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';

/** Real photographs beside the project; without them this test is skipped and says so. */
const folder = join(import.meta.dirname, '../../../shared/data/portraits');

const NAMES = ['glabella', 'exocanthion_right', 'exocanthion_left', 'subnasale', 'menton'];
const SKULL = ['silhouette_top', 'silhouette_right', 'silhouette_left'];

/** Taps by hand, of NAMES and SKULL. */
const PORTRAITS = [
  ['portrait-05.jpg', 'bald', '238,205 135,252 338,222 247,308 270,462 232,20 90,150 361,130'],
  ['portrait-12.jpg', 'bald with grey sides', '216,188 148,218 294,218 217,293 225,414 235,20 107,150 366,150'],
  ['portrait-11.jpg', 'bald in dull light', '216,182 128,205 310,195 224,283 232,430 205,20 85,130 345,120'],
  ['portrait-06.jpg', 'short black hair', '217,187 130,210 300,212 213,283 212,428 235,25 83,150 363,150'],
  ['portrait-09.jpg', 'longer grey hair', '205,205 128,247 286,238 208,314 220,445 213,34 63,170 353,163'],
] as const;

async function hairShareOf(file: string, taps: string): Promise<number> {
  const read = await readPhoto(join(folder, file));
  if (!read.ok) throw new Error(read.refusal.message);
  const { pixels } = read.value;
  const size = { widthPx: pixels.widthPx, heightPx: pixels.heightPx };
  const places = taps.split(' ').map((tap) => tap.split(',').map(Number));
  const landmarks = Object.fromEntries(
    [...NAMES, ...SKULL].map((name, n) => [name, places[n]]),
  ) as CaseFile['landmarks'];
  const caseFile: CaseFile = { landmarks, sex: 'male' };
  const fit = fitCase(caseFile, [size]);
  if (!fit.ok) throw new Error(fit.refusal.message);
  const camera = fit.value.cameras[0]!;
  const scene = planHead(fit.value.head);
  const designed = caseDesign(caseFile, scene, camera, PROTOCOL_DEFAULTS);
  if (!designed.ok) throw new Error(designed.refusal.message);
  const design = designed.value;
  const base = planBase(scene, { seed: 1, reach: designReach(scene.chart, design), densityPerCm2: 20 });
  const { plan } = draftDots(scene, base, draftRegion(scene, base, design), design, { sessionShares: [1] });
  const normals = Float32Array.from({ length: 3 * plan.count }, (_, n) => {
    return base.base.normals[3 * plan.ids[Math.floor(n / 3)]! + (n % 3)]!;
  });
  const dots = { count: plan.count, positionsMm: plan.positionsMm, normals };
  const photo = { pixels, size };
  return shareUnderHair(photo, { head: scene.head, camera, dots }, planSkin(caseFile, scene, camera, photo))!;
}

describe.skipIf(!existsSync(folder))(
  'hair over the planned skin of portraits (skipped without ../shared/data/portraits)',
  () => {
    test.each(PORTRAITS)('%s: %s', async (file, kind, taps) => {
      const share = await hairShareOf(file, taps);
      if (kind.endsWith('hair')) expect(share).toBeGreaterThan(HAIR_HIDES_SHARE.value + 0.1);
      else expect(share).toBeLessThan(HAIR_HIDES_SHARE.value - 0.1);
    });
  },
);
