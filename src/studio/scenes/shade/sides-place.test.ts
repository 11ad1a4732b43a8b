import { describe, expect, it } from 'vitest';
import { fitCase } from '#/planning/plan-head.ts';
import { SYNTHETIC_SIZE, syntheticCase } from '../../../../tests/support/synthetic-case.ts';
import { headTools } from '../../planner/head-tools.ts';
import { sidesPlace } from './sides-place.ts';

describe('where the measured circle of shaved hair begins', () => {
  it('lies whole on the side of the head above the ear, behind the outer eye corner', () => {
    const fit = fitCase(syntheticCase(), [SYNTHETIC_SIZE]);
    if (!fit.ok) throw new Error(fit.refusal.message);
    const { head, cameras, scaleSd } = fit.value;
    const tools = headTools({
      head,
      cameras,
      scaleSd,
      photoIds: ['front'],
      residuals: [],
      warnings: [],
      roughPhotos: [],
      leftOut: [],
    });
    const radiusPx = 28;
    const [x, y] = sidesPlace(tools, radiusPx);
    const under = tools.skinAt(0, [x, y])!;
    const { tragion_left: ear, exocanthion_left: eye } = head.landmarks;
    expect(under[1] - ear[1]).toBeGreaterThan(40);
    expect(under[2]).toBeLessThan(eye[2]);
    expect(under[0]).toBeGreaterThan(eye[0] + 10);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      expect(tools.skinAt(0, [x + dx * radiusPx, y + dy * radiusPx])).not.toBeNull();
    }
  });
});
