import { roundTo } from '#/base/round-to.ts';
import { withoutUndefined } from '#/base/without-undefined.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { ScalpPlace } from '#/engine/scalp/design.ts';
import { WIDOWS_PEAK_MM } from '#/engine/scalp/hairline-preset.ts';
import { lowestLineMm } from '#/engine/scalp/region-mask.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';

export type CaseDesign = NonNullable<CaseFile['design']>;
export type CaseHairline = NonNullable<CaseDesign['hairline']>;
export type CaseZone = NonNullable<NonNullable<CaseDesign['zones']>[ZoneId]>;
type Handles = NonNullable<CaseHairline['handles']>;

/** The design part of a document: only what differs from the defaults. */
export function designOf(document: CourseDocument): CaseDesign {
  return document.design as CaseDesign;
}

export function withDesign(document: CourseDocument, part: Partial<CaseDesign>): CourseDocument {
  return { ...document, design: withoutUndefined({ ...document.design, ...part }) as CourseDocument['design'] };
}

export function withHairline(
  document: CourseDocument,
  part: { [Key in keyof CaseHairline]?: CaseHairline[Key] | undefined },
): CourseDocument {
  // Handles that are set by hand take the place of a line traced from the skin, and the other way round; that has its own peak.
  const other = part.drawn ? { handles: undefined, widowsPeak: undefined } : part.handles ? { drawn: undefined } : {};
  const hairline = withoutUndefined({ ...designOf(document).hairline, ...other, ...part }) as CaseHairline;
  const half = halfTouchedBy(document, hairline);
  const { halfTouched: _, ...rest } = withDesign(document, { hairline });
  return half ? { ...rest, halfTouched: half } : rest;
}

export function withEdge(document: CourseDocument, part: NonNullable<CaseHairline['edge']>): CourseDocument {
  return withHairline(document, { edge: { ...designOf(document).hairline?.edge, ...part } });
}

export function withZone(document: CourseDocument, zone: ZoneId, part: CaseZone): CourseDocument {
  const zones = designOf(document).zones;
  return withDesign(document, { zones: { ...zones, [zone]: { ...zones?.[zone], ...part } } });
}

const MIN_SIDE_MM = 2;
const rounded = (value: number): number => roundTo(value, 1);
/** A handle that is dragged stops where dots stop; one that lies lower already is not lifted by touching it. */
const boundTo = (to: ScalpPlace, before: ScalpPlace): ScalpPlace => ({
  ...to,
  backMm: Math.max(to.backMm, Math.min(before.backMm, lowestLineMm(to.sideMm))),
});
const toPair = (place: ScalpPlace): [number, number] => [
  rounded(Math.min(250, Math.max(-250, place.sideMm))),
  rounded(Math.min(450, Math.max(-60, place.backMm))),
];

/**
 * Handles of the case file after one of the line's handles was dragged. `all` is the whole line from right to left. A symmetric
 * line is stored as its left half from the midpoint on, and its midpoint stays on the midline.
 */
export function dragHandle(all: readonly ScalpPlace[], index: number, wish: ScalpPlace, symmetric: boolean): Handles {
  const to = boundTo(wish, all[index]!);
  if (!symmetric) return all.with(index, to).map(toPair);
  const middle = Math.floor(all.length / 2);
  const step = Math.abs(index - middle);
  const left = index < middle ? { ...to, sideMm: -to.sideMm } : to;
  const place = { ...left, sideMm: step === 0 ? 0 : Math.max(MIN_SIDE_MM, left.sideMm) };
  return all.slice(middle).with(step, place).map(toPair);
}

/** A handle added between two others, where the line was pulled. */
export function insertHandle(all: readonly ScalpPlace[], after: number, at: ScalpPlace, symmetric: boolean): Handles {
  if (!symmetric) return all.toSpliced(after + 1, 0, at).map(toPair);
  const middle = Math.floor(all.length / 2);
  const half = all.slice(middle);
  const step = after < middle ? middle - after - 1 : after - middle;
  return half.toSpliced(step + 1, 0, { ...at, sideMm: Math.max(MIN_SIDE_MM, Math.abs(at.sideMm)) }).map(toPair);
}

/** The line without one handle; null when too few would be left or it is the midpoint of a symmetric line. */
export function removeHandle(all: readonly ScalpPlace[], index: number, symmetric: boolean): Handles | null {
  if (!symmetric) return all.length > 3 ? all.toSpliced(index, 1).map(toPair) : null;
  const middle = Math.floor(all.length / 2);
  const step = Math.abs(index - middle);
  const half = all.slice(middle);
  return step > 0 && half.length > 3 ? half.toSpliced(step, 1).map(toPair) : null;
}

/** The whole line moved back by some mm at the midpoint, fading to nothing at its ends. */
export function shiftLine(all: readonly ScalpPlace[], byMm: number, symmetric: boolean): Handles {
  const reach = Math.max(1, ...all.map((place) => Math.abs(place.sideMm)));
  const moved = all.map((place) => {
    const share = Math.abs(place.sideMm) / reach;
    return { ...place, backMm: place.backMm + byMm * Math.max(0, 1 - share * share) };
  });
  return (symmetric ? moved.slice(Math.floor(all.length / 2)) : moved).map(toPair);
}

/**
 * The midpoint that the document itself says, mm; null where it leaves it to the preset or to a line traced from the skin. With a
 * widow's peak it is where the line would cross without it, however the line is spelled; the tip lies WIDOWS_PEAK_MM lower.
 */
export function ownMidpointMm(document: CourseDocument): number | null {
  const spelled = spelledHandles(document);
  if (spelled) return middleOf(spelled) + peakMm(document);
  return designOf(document).hairline?.midpointMm ?? null;
}

/** The line with its midpoint at a height. `traced`: the line as it was worked out where it was traced from the skin, else null. */
export function moveMidpoint(document: CourseDocument, toMm: number, traced: readonly ScalpPlace[] | null) {
  const line = spelledHandles(document) ?? (designOf(document).hairline?.drawn ? traced : null);
  if (!line) return withHairline(document, { midpointMm: toMm });
  const symmetric = designOf(document).hairline?.symmetric !== false;
  const byMm = toMm - peakMm(document) - middleOf(line);
  return withHairline(document, { midpointMm: toMm, handles: shiftLine(line, byMm, symmetric) });
}

/** How much lower than its midpoint the line's own middle lies. */
function peakMm(document: CourseDocument): number {
  return designOf(document).hairline?.widowsPeak ? WIDOWS_PEAK_MM : 0;
}

function middleOf(line: readonly ScalpPlace[]): number {
  return line[Math.floor(line.length / 2)]!.backMm;
}

type Half = NonNullable<CourseDocument['halfTouched']>;

/** Handles for the other kind of symmetry: one half mirrored, or the whole line spelt out. */
export function changeSymmetry(all: readonly ScalpPlace[], symmetric: boolean, kept: Half = 'left'): Handles {
  if (!symmetric) return all.map(toPair);
  const line = kept === 'left' ? all : all.map(mirror).reverse();
  const middle = line.reduce((best, place, k) => (Math.abs(place.sideMm) < Math.abs(line[best]!.sideMm) ? k : best), 0);
  const half = line.slice(middle).map((place, k) => (k === 0 ? { ...place, sideMm: 0 } : place));
  return half.length >= 3 ? half.map(toPair) : changeSymmetry(line.map(mirror).reverse(), true);
}

/** The half of a free line that was changed last and alone, once `after` takes the place of the document's line. */
function halfTouchedBy(document: CourseDocument, after: CaseHairline): Half | undefined {
  if (after.symmetric !== false) return undefined;
  const before = designOf(document).hairline;
  const half = before?.symmetric === false ? changedHalf(before.handles ?? [], after.handles ?? []) : null;
  return half ?? document.halfTouched;
}

function changedHalf(before: Handles, after: Handles): Half | null {
  const without = (line: Handles, other: Handles): Handles =>
    line.filter(([side, back]) => !other.some((place) => place[0] === side && place[1] === back));
  const sides = [...without(before, after), ...without(after, before)].map(([side]) => Math.sign(side));
  if (sides.length === 0 || sides.some((side) => side !== sides[0])) return null;
  return sides[0] === 0 ? null : sides[0]! > 0 ? 'left' : 'right';
}

function mirror(place: ScalpPlace): ScalpPlace {
  return { ...place, sideMm: -place.sideMm };
}

/** The whole line from right to left that the document spells out, or null where the preset shapes it. */
export function spelledHandles(document: CourseDocument): readonly ScalpPlace[] | null {
  const hairline = designOf(document).hairline;
  if (!hairline?.handles) return null;
  const places = hairline.handles.map(([sideMm, backMm]) => ({ sideMm, backMm }));
  if (hairline.symmetric === false) return places;
  const away = places.filter((place) => place.sideMm > 0);
  const middle = places.filter((place) => place.sideMm <= 0).slice(0, 1);
  return [...away.map(mirror).reverse(), ...middle, ...away];
}
