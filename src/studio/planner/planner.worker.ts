import { decodePixels, PHOTO_AWAY } from '../canvas/decode-pixels.ts';
import { createPlannerEngine } from './planner-engine.ts';
import type { PlannerPhoto, PlannerReply, PlannerRequest } from './planner-messages.ts';
import { createSettleClient, type SettleWorker } from './settle-client.ts';

/** A drag is followed at once; the whole plan is worked out when the hand has been still this long, or has let go. */
const QUIET_MS = { dragging: 900, still: 120 } as const;

/** A photo that the server did not give is asked for again as often, by itself. */
const ASK_AGAIN_MS = 4_000;

const worker = self as unknown as DedicatedWorkerGlobalScope;
const pictures = new Map<string, ReturnType<typeof decodePixels>>();
const settle = createSettleClient(
  () => new Worker(new URL('./settle.worker.ts', import.meta.url), { type: 'module' }) as unknown as SettleWorker,
);
const engine = createPlannerEngine({ pixels: readPixels, now: () => performance.now(), settle });
let newest: PlannerRequest | null = null;
let lastGeneration = 0;
let running = false;

worker.onmessage = (event: MessageEvent<PlannerRequest>) => {
  lastGeneration = event.data.generation;
  follow(event.data);
};

/** Nothing where something newer came meanwhile. */
function follow(request: PlannerRequest): void {
  if (request.generation !== lastGeneration) return;
  newest = request;
  if (!running) void work();
}

async function work(): Promise<void> {
  running = true;
  while (newest) {
    const request: PlannerRequest = newest;
    newest = null;
    try {
      const goOn = await engine.follow(request, send);
      await pause(goOn ? QUIET_MS[request.dragging ? 'dragging' : 'still'] : 0);
      if (newest) continue;
      if (goOn) void finish(request);
      else send({ kind: 'idle', generation: request.generation });
    } catch (error) {
      fail(request, error);
    }
  }
  running = false;
}

/** Runs beside the next requests; what it finds for an older state is dropped. */
async function finish(request: PlannerRequest): Promise<void> {
  const isNewest = (): boolean => request.generation === lastGeneration;
  try {
    await engine.finish(request, (reply, transfer) => isNewest() && send(reply, transfer));
    if (isNewest()) send({ kind: 'idle', generation: request.generation });
  } catch (error) {
    fail(request, error);
  }
}

function send(reply: PlannerReply, transfer: Transferable[] = []): void {
  worker.postMessage(reply, transfer);
}

function fail(request: PlannerRequest, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  send({ kind: 'failed', generation: request.generation, message });
  if (message === PHOTO_AWAY) setTimeout(() => follow(request), ASK_AGAIN_MS);
}

/** Waits, but no longer than until a newer request is there; requests that came meanwhile are let in. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const started = performance.now();
    const look = (): void => {
      if (newest || performance.now() - started >= milliseconds) resolve();
      else setTimeout(look, 8);
    };
    setTimeout(look, 0);
  });
}

/** Decoded once: a course has few photos, and a working copy takes at most 17 MB. */
function readPixels(photo: PlannerPhoto): ReturnType<typeof decodePixels> {
  const known = pictures.get(photo.id) ?? decodePixels(photo.workingUrl);
  pictures.set(photo.id, known);
  known.catch(() => pictures.delete(photo.id));
  return known;
}
