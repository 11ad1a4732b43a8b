import { courseKernel, EPIDERMIS_MM } from '#/engine/preview/course-kernel.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import { type PreviewState, previewStates } from '#/engine/preview/preview-states.ts';
import { type PreviewGround, previewGround } from '#/engine/preview/render-preview.ts';
import { joinSplats, SPLAT_STRIDE } from '#/engine/preview/splats.ts';
import { type StateDotsInput, stateDots } from '#/engine/preview/state-dots.ts';
import { type Stubble, stubbleSplats } from '#/engine/preview/stubble.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import { type Camera, cameraOfCopy } from '#/engine/scalp/camera.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { type DotAge, type SkinModel, skinFromLab } from '#/engine/skin/appearance.ts';
import type { PlanSkin } from '#/planning/plan-record.ts';
import { shadeInSession } from '#/planning/plan-shade.ts';
import type { PictureLook } from './picture-look.ts';
import type { Picture, PictureWish, PlannerPhoto, PlannerRequest } from './planner-messages.ts';

export interface PictureMaker {
  /** Reads the photo where it is not known yet. */
  prepare(request: PlannerRequest, fit: HeadFit, fitKey: string): Promise<void>;
  /** The dots of the wished state, projected and with their kernels. `groups` are those of pictureGroup. */
  draw(
    request: PlannerRequest,
    dots: StateDotsInput,
    look: PictureLook,
    sessions: number,
    hair: Stubble | null,
  ): Picture;
}

interface Prepared {
  readonly key: string;
  readonly photoId: string;
  readonly camera: Camera;
  readonly ground: PreviewGround;
}

/** Makes pictures of one request's wish; keeps depth and gloss of the photo last shown, and the skin model. */
export function createPictureMaker(ports: { pixels(photo: PlannerPhoto): Promise<Pixels> }): PictureMaker {
  let prepared: Prepared | null = null;
  let glossSent: string | null = null;
  let model: { readonly of: PlanSkin; readonly skin: SkinModel } | null = null;
  let kernels: { readonly look: PictureLook; readonly known: Map<string, DotKernel> } | null = null;

  const kernelOf =
    (look: PictureLook, wish: PictureWish) =>
    (group: number, age: DotAge): DotKernel => {
      if (model?.of !== look.skin) model = { of: look.skin, skin: skinFromLab(look.skin.lab) };
      if (kernels?.look !== look) kernels = { look, known: new Map() };
      const key = `${group} ${JSON.stringify(age)} ${wish.band} ${wish.pigmentTopMm}`;
      const known = kernels.known.get(key);
      if (known) return known;
      const zone = ZONE_IDS[group % ZONE_IDS.length]!;
      const session = group < ZONE_IDS.length ? 2 : 1;
      const kernel = courseKernel(model.skin, inkOf(look, zone, session, wish.pigmentTopMm), age, {
        band: wish.band,
        zone,
        ...look.course,
      });
      kernels.known.set(key, kernel);
      return kernel;
    };

  return {
    async prepare(request, fit, fitKey) {
      const place = Math.max(0, fit.usedPhotos.indexOf(request.picture.photo));
      const photo = request.photos[fit.usedPhotos[place]!]!;
      const key = `${photo.id} ${fitKey}`;
      if (prepared?.key === key) return;
      const pixels = await ports.pixels(photo);
      const camera = cameraOfCopy(fit.cameras[place]!, pixels);
      prepared = { key, photoId: photo.id, camera, ground: previewGround(pixels, camera, fit.head) };
    },
    draw(request, dots, look, sessions, hair) {
      if (!prepared) throw new Error('A picture was drawn before its photo was read.');
      const { camera, ground, photoId, key } = prepared;
      const { picture: wish } = request;
      const state = stateOf(wish.state, sessions);
      const shown = stateDots(dots, state, kernelOf(look, wish));
      const seen = visibleDots(shown.dots, camera, ground.depth);
      const grown = hair && stubbleSplats(hair, camera, ground.depth, shown.kernels.length);
      const splats = grown ? joinSplats([seen, grown.splats]) : seen;
      const gloss = glossSent === key ? null : ground.gloss;
      glossSent = key;
      const data = splats.data.slice(0, splats.count * SPLAT_STRIDE);
      return {
        photoId,
        wish,
        splats: { count: splats.count, data },
        kernels: grown ? [...shown.kernels, grown.kernel] : shown.kernels,
        hairMarks: grown ? grown.splats.count : null,
        gloss,
      };
    },
  };
}

/** The state asked for; where a course has no such state, the last session healed. */
function stateOf(id: string, sessions: number): PreviewState {
  const states = previewStates(sessions);
  return states.find((state) => state.id === id) ?? states.findLast((state) => state.newest?.kind === 'healed')!;
}

function inkOf({ shades, techniques }: PictureLook, zone: ZoneId, session: number, pigmentTopMm: number | null) {
  const shade = shades.shades[shadeInSession(shades, zone, session)]!;
  const technique = techniques[zone];
  return {
    pigment: shade.pigment,
    dilution: shade.dilution,
    neutraliser: shade.neutraliser,
    zTopMm: pigmentTopMm ?? technique.pigmentTopMm,
    // Set too shallow, the needle hardly reaches the dermis: what stays in the epidermis is shed.
    lengthMm:
      pigmentTopMm !== null && pigmentTopMm < EPIDERMIS_MM
        ? EPIDERMIS_MM + 0.02 - pigmentTopMm
        : technique.columnLengthMm,
    diameterMm: technique.diameterMm,
  };
}
