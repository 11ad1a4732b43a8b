/**
 * Measures the two parts of following a drag, from the pointer's own time stamp: `whorl:plan` until the new dots are here,
 * `whorl:draw` until they are on the screen, `whorl:follow` the whole. Off unless the address says ?measure=1.
 */
export const MEASURING = typeof location !== 'undefined' && new URLSearchParams(location.search).has('measure');

export interface DragSample {
  readonly planMs: number;
  readonly drawMs: number;
  readonly totalMs: number;
}

let pointerAt: number | null = null;
let sentAt: number | null = null;
const samples: DragSample[] = [];
const listeners = new Set<() => void>();

/** A pointer moved something; the oldest move that no picture followed yet counts. */
export function notePointer(timeStamp: number): void {
  if (MEASURING) pointerAt ??= timeStamp;
}

/** The request that carries the move left for the worker. */
export function noteSent(): void {
  if (!MEASURING || pointerAt === null || sentAt !== null) return;
  sentAt = pointerAt;
  pointerAt = null;
}

let plannedAt: number | null = null;

export function notePlanned(): void {
  if (MEASURING && sentAt !== null) plannedAt = performance.now();
}

export function noteDrawn(wait: () => void): void {
  if (!MEASURING || sentAt === null || plannedAt === null) return;
  wait();
  const now = performance.now();
  const sample = { planMs: plannedAt - sentAt, drawMs: now - plannedAt, totalMs: now - sentAt };
  performance.measure('whorl:plan', { start: sentAt, end: plannedAt });
  performance.measure('whorl:draw', { start: plannedAt, end: now });
  performance.measure('whorl:follow', { start: sentAt, end: now });
  samples.push(sample);
  sentAt = null;
  plannedAt = null;
  for (const listener of listeners) listener();
}

export function dragSamples(): readonly DragSample[] {
  return samples;
}

export function onDragSample(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
