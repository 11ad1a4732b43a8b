import type { CaseFile } from '#/contract/case-file.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { finishPlan, type PlanGround } from '#/planning/plan-case.ts';
import type { PlanPhoto, PlanRecord } from '#/planning/plan-record.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { PictureLook } from './picture-look.ts';
import { type ShadeLadder, shadeLadder } from './shade-ladder.ts';

/** Everything that finishing a plan takes. Large parts are named by keys, so that they cross to a worker once. */
export interface SettleJob {
  /** The same for the same content. */
  readonly key: string;
  readonly caseFile: CaseFile;
  readonly protocol: Protocol;
  readonly photos: readonly PlanPhoto[];
  readonly fitKey: string;
  readonly baseKey: string;
  readonly pixelsKey: string;
  readonly ground: PlanGround;
  readonly pixels: Pixels;
  readonly look: PictureLook;
}

export interface SettleAnswer {
  readonly record: PlanRecord;
  readonly ladder: ShadeLadder;
}

export type SettleResult =
  | { readonly ok: true; readonly value: SettleAnswer }
  | { readonly ok: false; readonly refusal: Problem };

/** Shown to nobody: plans that leave the program are made on the server. */
const ENGINE_NAME = 'studio';

/** The settled dots, bands, findings and shades of a job. */
export function settleJob(job: SettleJob): SettleResult {
  const { caseFile, protocol, photos, ground, pixels, look } = job;
  const outcome = finishPlan({ caseFile, protocol, photos, pixels, engineVersion: ENGINE_NAME }, ground);
  if (!outcome.ok) return outcome;
  const ladder = shadeLadder(look, ground.design);
  return { ok: true, value: { record: outcome.value, ladder } };
}

/** A job as it crosses: what the other side has already is left out. */
export interface PackedJob extends Omit<SettleJob, 'ground' | 'pixels'> {
  readonly design: PlanGround['design'];
  readonly head: { readonly fit: HeadFit; readonly scene: PlanGround['scene'] } | null;
  readonly base: PlanGround['base'] | null;
  readonly pixels: Pixels | null;
}

/** Which parts one side of a worker holds. */
export interface HeldKeys {
  fitKey: string;
  baseKey: string;
  pixelsKey: string;
}

export function packJob(job: SettleJob, held: HeldKeys): PackedJob {
  const { ground, pixels, ...rest } = job;
  const packed: PackedJob = {
    ...rest,
    design: ground.design,
    head: held.fitKey === job.fitKey ? null : { fit: ground.fit, scene: ground.scene },
    base: held.baseKey === job.baseKey ? null : ground.base,
    pixels: held.pixelsKey === job.pixelsKey ? null : pixels,
  };
  Object.assign(held, { fitKey: job.fitKey, baseKey: job.baseKey, pixelsKey: job.pixelsKey });
  return packed;
}

/** Puts jobs together again on the other side. */
export function createUnpacker(): (packed: PackedJob) => SettleJob {
  let head: PackedJob['head'] = null;
  let base: PackedJob['base'] = null;
  let pixels: PackedJob['pixels'] = null;
  return (packed) => {
    head = packed.head ?? head;
    base = packed.base ?? base;
    pixels = packed.pixels ?? pixels;
    if (!head || !base || !pixels) throw new Error('A job came without the parts it needs.');
    const { design, head: _head, base: _base, pixels: _pixels, ...rest } = packed;
    return { ...rest, pixels, ground: { ...head, design, base } };
  };
}
