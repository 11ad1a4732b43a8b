import type { CaseFile } from '#/contract/case-file.ts';
import { sampleSkin } from '#/engine/imaging/sample-skin.ts';
import { skinSampleArea } from '#/engine/imaging/skin-sample-area.ts';
import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import { previewStates } from '#/engine/preview/preview-states.ts';
import { type PreviewGround, previewGround } from '#/engine/preview/render-preview.ts';
import { type StateDotsInput, stateDots } from '#/engine/preview/state-dots.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import { type Camera, scaleCamera } from '#/engine/scalp/camera.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { zoneTechnique } from '#/engine/scalp/needle.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { dotKernel, type SkinModel, skinFromLab } from '#/engine/skin/appearance.ts';
import { sessionShares } from '#/planning/plan-sessions.ts';
import type { Picture, PlannerPhoto, PlannerRequest } from './planner-messages.ts';

export interface PictureMaker {
  /** Reads the photo and its skin where they are not known yet. */
  prepare(request: PlannerRequest, fit: HeadFit, fitKey: string): Promise<void>;
  /** The dots of the wished state, projected and with their kernels. `groups` are places in ZONE_IDS. */
  draw(request: PlannerRequest, dots: StateDotsInput, design: ScalpDesign): Picture;
}

interface Prepared {
  readonly key: string;
  readonly photoId: string;
  readonly camera: Camera;
  readonly ground: PreviewGround;
  readonly skin: SkinModel;
}

/** Makes pictures of one request's wish; keeps pixels, depth, gloss and skin of the photo last shown. */
export function createPictureMaker(ports: { pixels(photo: PlannerPhoto): Promise<Pixels> }): PictureMaker {
  const photos = new Map<string, Promise<Pixels>>();
  let prepared: Prepared | null = null;
  let glossSent: string | null = null;

  const pixelsOf = (photo: PlannerPhoto): Promise<Pixels> => {
    const known = photos.get(photo.id) ?? ports.pixels(photo);
    photos.set(photo.id, known);
    return known;
  };

  return {
    async prepare(request, fit, fitKey) {
      const photo = request.photos[request.picture.photo] ?? request.photos[0]!;
      const key = `${photo.id} ${JSON.stringify(request.caseFile.skin ?? {})} ${fitKey}`;
      if (prepared?.key === key) return;
      const pixels = await pixelsOf(photo);
      const place = request.photos.indexOf(photo);
      const camera = workingCamera(fit.cameras[place]!, photo, pixels);
      const ground = previewGround(pixels, camera, fit.head);
      const first = request.photos[0]!;
      const skin = skinOf(request.caseFile, first, await pixelsOf(first), fit);
      prepared = { key, photoId: photo.id, camera, ground, skin };
    },
    draw(request, dots, design) {
      if (!prepared) throw new Error('A picture was drawn before its photo was read.');
      const { camera, ground, skin, photoId, key } = prepared;
      const { picture: wish, caseFile } = request;
      const states = previewStates(sessionShares(caseFile).length);
      const state =
        states.find((item) => item.id === wish.state) ?? states.findLast((item) => item.newest?.kind === 'healed')!;
      const { dots: shown, kernels } = stateDots(dots, state, (group, age) => {
        const zone = ZONE_IDS[group]!;
        const technique = zoneTechnique(zone, design.zones[zone].skin, caseFile.design?.zones?.[zone]);
        const ink = {
          pigment: caseFile.shade?.pigment ?? 'carbon',
          dilution: caseFile.design?.zones?.[zone]?.dilution ?? caseFile.shade?.dilution ?? 20,
          zTopMm: wish.pigmentTopMm ?? technique.pigmentTopMm,
          lengthMm: technique.columnLengthMm,
          diameterMm: technique.diameterMm,
        };
        return dotKernel(skin, ink, age, { band: wish.band, zone });
      });
      const splats = visibleDots(shown, camera, ground.depth);
      const gloss = glossSent === key ? null : ground.gloss;
      glossSent = key;
      const compact = { count: splats.count, data: splats.data.slice(0, splats.count * 8) };
      return { photoId, wish, splats: compact, kernels, gloss };
    },
  };
}

/** The camera of the working copy, exactly of its size. */
function workingCamera(camera: Camera, photo: PlannerPhoto, pixels: Pixels): Camera {
  const scaled = scaleCamera(camera, photo.workingWidthPx / photo.widthPx);
  return { ...scaled, widthPx: pixels.widthPx, heightPx: pixels.heightPx };
}

function skinOf(caseFile: CaseFile, photo: PlannerPhoto, pixels: Pixels, fit: HeadFit): SkinModel {
  const given = caseFile.skin;
  if (given?.lab) return skinFromLab(given.lab);
  const usual = skinSampleArea(fit.head, fit.cameras[0]!);
  const scale = photo.workingWidthPx / photo.widthPx;
  const at = given?.sampleAt ?? usual.at;
  const area = {
    at: [at[0] * scale, at[1] * scale] as const,
    radiusPx: (given?.sampleRadiusPx ?? usual.radiusPx) * scale,
  };
  const sample = sampleSkin(pixels, area);
  return skinFromLab(sample.ok ? sample.value.lab : [62, 11, 17]);
}
