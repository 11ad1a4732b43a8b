import { describe, expect, it } from 'vitest';
import { courseDocumentSchema, emptyCourseDocument } from '#/contract/course-document.ts';
import {
  type CaseHairline,
  changeSymmetry,
  dragHandle,
  insertHandle,
  moveMidpoint,
  ownMidpointMm,
  removeHandle,
  shiftLine,
  spelledHandles,
  withHairline,
  withZone,
} from './design-edit.ts';

type CaseHandles = NonNullable<CaseHairline['handles']>;
const line = [-90, -50, -20, 0, 20, 50, 90].map((sideMm) => ({ sideMm, backMm: 80 + Math.abs(sideMm) / 2 }));

describe('hairline handles', () => {
  it('mirrors a drag on either side of a symmetric line', () => {
    const left = dragHandle(line, 5, { sideMm: 55, backMm: 70 }, true);
    const right = dragHandle(line, 1, { sideMm: -55, backMm: 70 }, true);
    expect(left).toEqual([
      [0, 80],
      [20, 90],
      [55, 70],
      [90, 125],
    ]);
    expect(right).toEqual(left);
  });

  it('stops a handle where no dots are planned lower, and lifts none that lies lower', () => {
    expect(dragHandle(line, 3, { sideMm: 0, backMm: 20 }, true)[0]).toEqual([0, 45]);
    const low = line.with(3, { sideMm: 0, backMm: 30 });
    expect(dragHandle(low, 3, { sideMm: 0, backMm: 20 }, true)[0]).toEqual([0, 30]);
  });

  it('moves the midpoint by every step although the plan lags behind', () => {
    const spelled = withHairline(emptyCourseDocument(), { handles: dragHandle(line, 4, line[4]!, true) });
    let document = spelled;
    for (let mm = 79; mm >= 60; mm--) document = moveMidpoint(document, mm, null);
    expect(ownMidpointMm(document)).toBe(60);
    expect(ownMidpointMm(moveMidpoint(emptyCourseDocument(), 71, null))).toBe(71);
  });

  it('keeps the midpoint on the midline and a side handle on its side', () => {
    expect(dragHandle(line, 3, { sideMm: 12, backMm: 75 }, true)[0]).toEqual([0, 75]);
    expect(dragHandle(line, 4, { sideMm: -30, backMm: 75 }, true)[1]).toEqual([2, 75]);
  });

  it('moves one handle of a free line alone', () => {
    const moved = dragHandle(line, 1, { sideMm: -55, backMm: 70 }, false);
    expect(moved[1]).toEqual([-55, 70]);
    expect(moved[5]).toEqual([50, 105]);
  });

  it('adds where the line was pulled and removes down to three', () => {
    expect(insertHandle(line, 4, { sideMm: 35, backMm: 60 }, true)).toHaveLength(5);
    expect(insertHandle(line, 1, { sideMm: -35, backMm: 60 }, true)).toEqual(
      insertHandle(line, 4, { sideMm: 35, backMm: 60 }, true),
    );
    expect(removeHandle(line, 3, true)).toBeNull();
    const once = removeHandle(line, 5, true)!;
    expect(once.map(([side]) => side)).toEqual([0, 20, 90]);
    const shorter = withHairline(emptyCourseDocument(), { handles: once });
    expect(removeHandle(spelledHandles(shorter)!, 4, true)).toBeNull();
  });

  it('lifts the middle and leaves the ends', () => {
    const lifted = shiftLine(line, -10, true);
    expect(lifted[0]).toEqual([0, 70]);
    expect(lifted.at(-1)).toEqual([90, 125]);
  });

  it('spells out the same line after symmetry is turned off and on', () => {
    const free = withHairline(emptyCourseDocument(), { handles: changeSymmetry(line, false), symmetric: false });
    expect(spelledHandles(free)).toEqual(line);
    const again = withHairline(free, { handles: changeSymmetry(line, true), symmetric: true });
    expect(spelledHandles(again)).toEqual(line);
  });

  it('keeps the half that was dragged last when both sides are made alike', () => {
    const alike = withHairline(emptyCourseDocument(), { handles: dragHandle(line, 4, line[4]!, true) });
    let free = alike;
    const set = (handles: CaseHandles) => {
      free = withHairline(free, { handles, symmetric: false });
      return free.halfTouched;
    };
    const now = () => spelledHandles(free)!;
    expect(set(changeSymmetry(line, false))).toBeUndefined();
    expect(set(dragHandle(now(), 5, { sideMm: 50, backMm: 99 }, false))).toBe('left');
    expect(set(dragHandle(now(), 1, { sideMm: -55, backMm: 70 }, false))).toBe('right');
    expect(set(shiftLine(now(), 5, false))).toBe('right');
    // As it comes back after a reload.
    const kept = courseDocumentSchema.parse(JSON.parse(JSON.stringify(free))).halfTouched;
    const mirrored = changeSymmetry(now(), true, kept);
    expect(mirrored.map(([side]) => side)).toEqual([0, 20, 55, 90]);
    expect(mirrored[2]![1]).toBeLessThan(80);
    expect(withHairline(free, { handles: mirrored, symmetric: true })).not.toHaveProperty('halfTouched');
  });

  it('gives a line with a peak one midpoint, spelled out or not', () => {
    const peaked = withHairline(emptyCourseDocument(), { widowsPeak: true, midpointMm: 80 });
    const line73 = line.map((place) => (place.sideMm === 0 ? { ...place, backMm: 73 } : place));
    const spelled = withHairline(peaked, { handles: changeSymmetry(line73, false), symmetric: false });
    expect(ownMidpointMm(peaked)).toBe(80);
    expect(ownMidpointMm(spelled)).toBe(80);
    const moved = moveMidpoint(spelled, 75, null);
    expect(ownMidpointMm(moved)).toBe(75);
    expect(spelledHandles(moved)![3]!.backMm).toBe(68);
  });

  it('keeps settings of other zones', () => {
    const one = withZone(emptyCourseDocument(), 'crown', { treated: false });
    const two = withZone(one, 'crown', { densityPerCm2: 90 });
    expect(two.design['zones']).toEqual({ crown: { treated: false, densityPerCm2: 90 } });
  });
});
