import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { projectPoint } from '#/engine/scalp/camera.ts';
import type { ScalpDesign, ScalpPlace } from '#/engine/scalp/design.ts';
import { outlineOf } from '#/engine/scalp/outline.ts';
import { caseOfDocument, photosOfDocument } from '#/planning/case-of-document.ts';
import type { PlanFinding, PlanRecord, PlanShade, PlanSkin } from '#/planning/plan-record.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { Point } from '../canvas/stage-view.ts';
import { useCourse } from '../course/course-context.tsx';
import { spelledHandles } from '../editor/design-edit.ts';
import { notePlanned, noteSent } from '../parts/drag-measure.ts';
import { useProtocol } from '../protocol/use-protocol.ts';
import { hasRequiredLandmarks } from '../scenes/scene-needs.ts';
import { type HeadTools, headTools } from './head-tools.ts';
import type {
  FitResult,
  LivePlan,
  Picture,
  PictureWish,
  PlannerDepth,
  PlannerPhoto,
  PlannerReply,
  PlannerRequest,
  PlannerStage,
} from './planner-messages.ts';
import type { ShadeLadder } from './shade-ladder.ts';

export type FitState =
  | { readonly state: 'waiting' }
  | { readonly state: 'fitting' }
  | { readonly state: 'refused'; readonly rule: string }
  | { readonly state: 'fitted'; readonly value: FitResult };

/** What `PlannerView.problem` says where a mark, a scar or the traced line of the design lies beside the head. */
export const OFF_HEAD = 'off-head';

export interface PlannerView {
  readonly fit: FitState;
  readonly head: HeadTools | null;
  readonly live: LivePlan | null;
  /** The newest design, also one that is refused; null: none was worked out on this head yet. */
  readonly design: ScalpDesign | null;
  readonly picture: Picture | null;
  readonly record: PlanRecord | null;
  readonly skin: PlanSkin | null;
  readonly shades: readonly PlanShade[] | null;
  readonly ladder: ShadeLadder | null;
  readonly working: PlannerStage | null;
  /** Why there is no plan: in one sentence, or the rules that refuse it. */
  readonly problem: string | readonly PlanFinding[] | null;
  /** True when `record` and `picture` are those of the document as it is now. */
  readonly upToDate: boolean;
  /** The whole line as the document spells it out, else as the preset shapes it. */
  readonly handles: readonly ScalpPlace[] | null;
  readonly wish: PictureWish;
  setWish(change: Partial<PictureWish>): void;
  /** What the open step needs; null: nothing is worked out. */
  setDepth(depth: PlannerDepth | null): void;
  residualOf(photoId: string, tap: string): FitResult['residuals'][number] | undefined;
  modelPointOf(photoId: string, tap: string): Point | null;
  outlineOf(photoId: string): readonly Point[] | null;
  /** Traces the outline of bare skin in a photo that the course uses; empty where none is seen. */
  findOutline(photoId: string): Promise<readonly Point[]>;
  /** The photo whose outline is being looked for. */
  readonly findingOutline: string | null;
}

interface Results {
  readonly fit: FitState;
  readonly live: LivePlan | null;
  readonly design: ScalpDesign | null;
  readonly picture: Picture | null;
  readonly record: PlanRecord | null;
  readonly skin: PlanSkin | null;
  readonly shades: readonly PlanShade[] | null;
  readonly ladder: ShadeLadder | null;
  readonly working: PlannerStage | null;
  readonly problem: PlannerView['problem'];
  readonly doneGeneration: number;
}

const NOTHING: Results = {
  fit: { state: 'waiting' },
  live: null,
  design: null,
  picture: null,
  record: null,
  skin: null,
  shades: null,
  ladder: null,
  working: null,
  problem: null,
  doneGeneration: 0,
};

const FIRST_WISH: PictureWish = { photo: 0, state: 'healed', band: 'likely', hairDays: null, pigmentTopMm: null };

/** Sends every change of the document to the worker and keeps what comes back. */
export function usePlannerState(): PlannerView {
  const { document, photos, state } = useCourse();
  const protocol = useProtocol();
  const dragging = useRef(false);
  dragging.current = state.history.openGroup !== null;
  const [results, setResults] = useState<Results>(NOTHING);
  const [wish, setWishState] = useState<PictureWish>(FIRST_WISH);
  const [depth, setDepth] = useState<PlannerDepth | null>(null);
  const [findingOutline, setFinding] = useState<string | null>(null);
  const outlineAwaited = useRef<((outline: readonly Point[]) => void) | null>(null);
  const outlineFound = useCallback((outline: readonly Point[]) => {
    outlineAwaited.current?.(outline);
    outlineAwaited.current = null;
    setFinding(null);
  }, []);
  const findOutline = useCallback(
    (photoId: string) =>
      new Promise<readonly Point[]>((resolve) => {
        outlineAwaited.current = resolve;
        setFinding(photoId);
      }),
    [],
  );
  const worker = useWorker(setResults, outlineFound);
  const generation = useRef(0);
  const newest = useRef(0);
  const content = useMemo(() => contentOf(document), [document]);
  useEffect(() => {
    if (depth === null) return;
    const request = requestOf(content, photos, protocol, depth, wish);
    if (!request) {
      setResults(NOTHING);
      return;
    }
    generation.current += 1;
    newest.current = generation.current;
    noteSent();
    const { current } = dragging;
    const place = request.photos.findIndex(({ id }) => id === findingOutline);
    const trace = place < 0 ? null : place;
    // The photo went out of the course while its outline was awaited.
    if (trace === null && findingOutline !== null) outlineFound([]);
    worker.current?.postMessage({ ...request, dragging: current, trace, generation: newest.current });
  }, [content, depth, findingOutline, outlineFound, photos, protocol, wish, worker]);
  const setWish = useCallback((change: Partial<PictureWish>) => setWishState((now) => ({ ...now, ...change })), []);
  const fitted = results.fit.state === 'fitted' ? results.fit.value : null;
  const head = useMemo(() => (fitted ? headTools(fitted) : null), [fitted]);
  return useMemo(() => {
    const photoPlace = (photoId: string): number => fitted?.photoIds.indexOf(photoId) ?? -1;
    return {
      ...results,
      head,
      upToDate: results.doneGeneration === newest.current,
      handles: spelledHandles(document) ?? results.live?.handles ?? null,
      wish,
      setWish,
      setDepth,
      findOutline,
      findingOutline,
      residualOf: (photoId, tap) =>
        fitted?.residuals.find((item) => item.photo === photoPlace(photoId) && item.tap === tap),
      modelPointOf(photoId, tap) {
        const camera = fitted?.cameras[photoPlace(photoId)];
        const point = fitted?.head.landmarks[tap as keyof typeof fitted.head.landmarks];
        return camera && point ? projectPoint(camera, point) : null;
      },
      outlineOf(photoId) {
        const camera = fitted?.cameras[photoPlace(photoId)];
        return camera && fitted ? outlineOf(fitted.head, camera) : null;
      },
    };
  }, [results, head, document, wish, setWish, fitted, findOutline, findingOutline]);
}

/** The parts of a document that a plan follows from: turning a page, a note or what is only remembered plans nothing again. */
function contentOf(document: ReturnType<typeof useCourse>['document']) {
  const { step: _step, notes: _notes, accepted: _accepted, halfTouched: _half, ...rest } = document;
  return JSON.stringify(rest);
}

function requestOf(
  content: string,
  photos: ReturnType<typeof useCourse>['photos'],
  protocol: Protocol,
  depth: PlannerDepth,
  picture: PictureWish,
): Omit<PlannerRequest, 'generation' | 'dragging' | 'trace'> | null {
  const document = { ...JSON.parse(content), step: '', notes: '' } as ReturnType<typeof useCourse>['document'];
  const taken = photosOfDocument(document);
  const known = taken.map((item) => photos.get(item.photoId)).filter((photo) => photo !== undefined);
  if (taken.length === 0 || known.length < taken.length) return null;
  const outcome = caseOfDocument(null, document);
  if (!outcome.ok || !hasRequiredLandmarks(document)) return null;
  const plannerPhotos = known.map(
    ({ id, widthPx, heightPx, workingWidthPx, workingHeightPx, workingUrl, sha256 }): PlannerPhoto => ({
      id,
      widthPx,
      heightPx,
      workingWidthPx,
      workingHeightPx,
      workingUrl,
      sha256,
    }),
  );
  return { depth, caseFile: outcome.value, protocol, photos: plannerPhotos, picture };
}

function useWorker(
  setResults: (change: (now: Results) => Results) => void,
  outlineFound: (outline: readonly Point[]) => void,
) {
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    const made = new Worker(new URL('./planner.worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = (event: MessageEvent<PlannerReply>) => {
      if (event.data.kind === 'live') notePlanned();
      if (event.data.kind === 'outline') outlineFound(event.data.outline);
      if (event.data.kind === 'failed') outlineFound([]);
      setResults((now) => taken(now, event.data));
    };
    worker.current = made;
    return () => made.terminate();
  }, [setResults, outlineFound]);
  return worker;
}

function taken(now: Results, reply: PlannerReply): Results {
  switch (reply.kind) {
    case 'working': {
      const fit: FitState = reply.stage === 'head' && now.fit.state !== 'fitted' ? { state: 'fitting' } : now.fit;
      return { ...now, working: reply.stage, fit };
    }
    case 'fitted':
      return { ...now, fit: { state: 'fitted', value: reply.fit }, problem: null, working: null };
    case 'live':
      return { ...now, ...followed(reply.live), picture: withGloss(now, reply.picture) };
    case 'shaded':
      return { ...now, design: reply.design, skin: reply.skin, shades: reply.shades, ladder: reply.ladder };
    case 'outline':
      return now;
    case 'picture':
      return { ...now, picture: withGloss(now, reply.picture) };
    case 'planned':
      return {
        ...now,
        ...followed(reply.live),
        record: reply.record,
        skin: reply.record.skin,
        shades: reply.record.shades,
        ladder: reply.ladder,
        picture: withGloss(now, reply.picture),
      };
    case 'refused': {
      const { rule, message, refusals = [], design = now.design } = reply;
      if (reply.stage === 'head') {
        return { ...NOTHING, fit: { state: 'refused', rule }, problem: message };
      }
      const said = rule.startsWith('design.') ? OFF_HEAD : message;
      return { ...now, design, problem: refusals.length > 0 ? refusals : said, record: null, working: null };
    }
    case 'failed':
      return { ...now, problem: reply.message, working: null };
    case 'idle':
      return { ...now, doneGeneration: reply.generation, working: null };
  }
}

/** A plan was worked out for the document as it is: what was refused before no longer holds. */
function followed(live: LivePlan) {
  return { live, design: live.design, problem: null, working: null } as const;
}

function withGloss(now: Results, picture: Picture): Picture {
  return picture.gloss ? picture : { ...picture, gloss: now.picture?.gloss ?? null };
}
