import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import type { PlanGround } from '#/planning/plan-case.ts';
import type { PlanDraft } from '#/planning/plan-draft.ts';
import { outlineOfPhoto } from '#/planning/plan-head.ts';
import type { PlanFinding, PlanPhoto, PlanRecord } from '#/planning/plan-record.ts';
import { sessionTerms } from '#/planning/plan-sessions.ts';
import { dotsToShow, livePlan, pictureGroup, settledLive } from './live-plan.ts';
import type { PictureLook } from './picture-look.ts';
import { createPictureMaker } from './picture-maker.ts';
import type { LivePlan, Picture, PlannerPhoto, PlannerReply, PlannerRequest } from './planner-messages.ts';
import { createPlannerStages, type DesignedHead, keyOf, type Reply, sizeOf } from './planner-stages.ts';
import type { SettleJob, SettleResult } from './settle-job.ts';
import { type ShadeLadder, shadeLadder } from './shade-ladder.ts';

export interface PlannerPorts {
  /** Pixels of the working copy. */
  pixels(photo: PlannerPhoto): Promise<Pixels>;
  /** Milliseconds, for measuring only. */
  now(): number;
  /** Finishes a plan; null when a newer job took its place. */
  settle(job: SettleJob): Promise<SettleResult | null>;
}

type Send = (reply: PlannerReply, transfer?: Transferable[]) => void;
type Tell = (reply: Reply, transfer?: Transferable[]) => void;

export interface PlannerEngine {
  /** Head, dots and picture at once. False: there is nothing to finish. */
  follow(request: PlannerRequest, send: Send): Promise<boolean>;
  /** The whole settled plan with its bands and findings. */
  finish(request: PlannerRequest, send: Send): Promise<void>;
}

interface Finished {
  readonly key: string;
  readonly record: PlanRecord;
  readonly ladder: ShadeLadder;
  readonly live: LivePlan;
  readonly look: PictureLook;
}

/** Answers requests by the steps of a plan: a draft while the hand moves, the settled plan once it rests. */
export function createPlannerEngine(ports: PlannerPorts): PlannerEngine {
  const stages = createPlannerStages((photo) => ports.pixels(photo));
  const pictures = createPictureMaker(ports);
  let drafted: { readonly key: string; readonly live: LivePlan } | null = null;
  let finished: Finished | null = null;
  /** Content whose whole plan was sent last with nothing else after it: another picture of it needs no more. */
  let toldKey: string | null = null;
  let toldLook: PictureLook | null = null;

  const trace = async ({ caseFile, photos }: PlannerRequest, place: number, tell: Tell): Promise<void> => {
    const traced = outlineOfPhoto(caseFile, photos.map(sizeOf), await ports.pixels(photos[place]!), place);
    tell({ kind: 'outline', outline: traced.ok ? traced.value : [] });
  };

  const drawFinished = (request: PlannerRequest, fit: HeadFit, { record, look }: Finished): Picture => {
    const hair = stages.hair(request, fit, record.design, look);
    return pictures.draw(request, dotsToShow(record.dots), look, record.sessions.length, hair);
  };

  const tellFinished = (picture: Picture, { record, ladder, live }: Finished, tell: Tell): void =>
    tell({ kind: 'planned', record, ladder, live, picture }, transfersOf(picture));

  /** Before the places for dots, which take the longest: design, skin and shades do not wait for them. */
  const tellShades = async (request: PlannerRequest, designed: DesignedHead, tell: Tell): Promise<void> => {
    const look = await stages.look(request, designed);
    if (look === toldLook) return;
    toldLook = look;
    const { skin, shades } = look;
    const { design } = designed;
    tell({ kind: 'shaded', design, skin, shades: shades.shades, ladder: shadeLadder(look, design) });
  };

  /** Draws a draft; `workMs` counts what a moved hand waits for, not the look of the ink, which moving does not change. */
  const followDraft = async (request: PlannerRequest, fit: HeadFit, key: string, tell: Tell): Promise<boolean> => {
    const started = ports.now();
    const designed = stages.design(request, fit, tell);
    if (!designed) return false;
    const designMs = ports.now() - started;
    if (!request.dragging) await tellShades(request, designed, tell);
    const resumed = ports.now();
    const ground = stages.ground(request, designed, tell);
    const terms = sessionTerms(request.caseFile, request.protocol);
    const draft = stages.draft(terms, ground, request.dragging);
    const draftMs = designMs + ports.now() - resumed;
    const look = await stages.look(request, ground);
    const restarted = ports.now();
    const hair = stages.hair(request, fit, ground.design, look);
    const picture = pictures.draw(request, draftToShow(ground, draft), look, stages.sessionCount ?? 1, hair);
    const workMs = draftMs + ports.now() - restarted;
    drafted = { key, live: livePlan(ground, draft, terms, workMs) };
    tell({ kind: 'live', live: drafted.live, picture }, transfersOf(picture));
    return true;
  };

  const settle = async (request: PlannerRequest, ground: PlanGround, look: PictureLook) => {
    const first = request.photos[0]!;
    return ports.settle({
      key: contentKey(request),
      caseFile: request.caseFile,
      protocol: request.protocol,
      photos: request.photos.map(planPhoto),
      fitKey: stages.fitKey,
      baseKey: stages.baseKey,
      pixelsKey: first.id,
      ground,
      pixels: await ports.pixels(first),
      look,
    });
  };

  return {
    async follow(request, send) {
      const tell = telling(request, send);
      const fit = stages.fit(request, tell);
      if (request.trace !== null) await trace(request, request.trace, tell);
      if (!fit || request.depth === 'fit') return false;
      const key = contentKey(request);
      await pictures.prepare(request, fit, stages.fitKey);
      if (finished?.key !== key) {
        toldKey = null;
        return followDraft(request, fit, key, tell);
      }
      const picture = drawFinished(request, fit, finished);
      if (toldKey === key) tell({ kind: 'picture', picture }, transfersOf(picture));
      else tellFinished(picture, finished, tell);
      toldKey = key;
      return false;
    },
    async finish(request, send) {
      const tell = telling(request, send);
      const fit = stages.fit({ ...request, depth: 'plan' }, tell);
      const designed = fit && stages.design(request, fit, tell);
      const key = contentKey(request);
      if (!designed || drafted?.key !== key) return;
      const ground = stages.ground(request, designed, tell);
      const { live } = drafted;
      tell({ kind: 'working', stage: 'plan' });
      const look = await stages.look(request, ground);
      const result = await settle(request, ground, look);
      if (result?.ok) {
        finished = { key, ...result.value, live: settledLive(live, result.value.record), look };
        tellFinished(drawFinished(request, fit, finished), finished, tell);
      } else if (result) tell(refusalOf(result.refusal, ground));
    },
  };
}

function telling(request: PlannerRequest, send: Send): Tell {
  return (reply, transfer) => send({ ...reply, generation: request.generation } as PlannerReply, transfer);
}

function refusalOf(
  { rule = '', message, details }: Extract<SettleResult, { ok: false }>['refusal'],
  { design }: PlanGround,
): Reply {
  const { findings = [] } = (details ?? {}) as { readonly findings?: readonly PlanFinding[] };
  const refusals = findings.filter(({ severity }) => severity === 'refuse');
  return { kind: 'refused', stage: 'plan', rule, message, refusals, design };
}

function contentKey(request: PlannerRequest): string {
  const { caseFile, protocol, photos } = request;
  return keyOf({ caseFile, protocol, photos: photos.map((photo) => photo.id) });
}

function planPhoto(photo: PlannerPhoto, index: number): PlanPhoto {
  return { ...sizeOf(photo), view: index === 0 ? 'front' : 'other', sha256: photo.sha256 };
}

function transfersOf(picture: Picture): Transferable[] {
  return [picture.splats.data.buffer];
}

function draftToShow({ base }: PlanGround, { plan, field }: PlanDraft) {
  const groups = new Uint8Array(plan.count);
  const normals = new Float32Array(3 * plan.count);
  for (let k = 0; k < plan.count; k++) {
    const id = plan.ids[k]!;
    groups[k] = pictureGroup(field.zone[id]!, plan.sessions[k]!);
    for (let axis = 0; axis < 3; axis++) normals[3 * k + axis] = base.base.normals[3 * id + axis]!;
  }
  return { ids: plan.ids, positionsMm: plan.positionsMm, normals, sessions: plan.sessions, groups };
}
