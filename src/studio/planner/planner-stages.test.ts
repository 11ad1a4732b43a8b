import { expect, it } from 'vitest';
import type { CaseFile } from '#/contract/case-file.ts';
import { densityField, regionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { designReach } from '#/engine/scalp/region-mask.ts';
import type { PlanGround } from '#/planning/plan-case.ts';
import { planBase } from '#/planning/plan-head.ts';
import { sessionTerms } from '#/planning/plan-sessions.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { designedHead } from '../../../tests/support/designed-head.ts';
import { SYNTHETIC_SIZE, syntheticCase } from '../../../tests/support/synthetic-case.ts';
import type { PlannerRequest } from './planner-messages.ts';
import { createPlannerStages, type Reply } from './planner-stages.ts';

it('tells which photos the head was fitted to, and which was left out by which rule', () => {
  const caseFile = syntheticCase();
  const { exocanthion_left: right, exocanthion_right: left, ...rest } = caseFile.landmarks;
  const mirrored = { ...rest, exocanthion_right: right, exocanthion_left: left } as CaseFile['landmarks'];
  const morePhotos = [
    { file: 'mirrored', landmarks: mirrored },
    { file: 'good', landmarks: caseFile.landmarks },
  ];
  const { widthPx, heightPx } = SYNTHETIC_SIZE;
  const size = { widthPx, heightPx, workingWidthPx: widthPx, workingHeightPx: heightPx };
  const request: PlannerRequest = {
    ...{ generation: 1, depth: 'fit', dragging: false, trace: null, protocol: PROTOCOL_DEFAULTS },
    caseFile: { ...caseFile, morePhotos },
    photos: ['own', 'mirrored', 'good'].map((id) => ({ ...size, id, workingUrl: '', sha256: '' })),
    picture: { photo: 0, state: 'healed', band: 'likely', hairDays: null, pigmentTopMm: null },
  };
  const told: Reply[] = [];
  createPlannerStages(() => Promise.reject(new Error('no pixels are needed'))).fit(request, (reply) =>
    told.push(reply),
  );
  const fit = told.find((reply) => reply.kind === 'fitted')?.fit;
  expect(fit?.photoIds).toEqual(['own', 'good']);
  expect(fit?.cameras).toHaveLength(2);
  expect(fit?.leftOut).toEqual([{ photoId: 'mirrored', photo: 2, cause: 'HF03' }]);
});

it('counts the dots of a moved hairline in the zones that the whole plan finds them in', () => {
  const { head, chart, design } = designedHead('male', '3');
  const scene = { head, chart };
  const base = planBase(scene, { seed: 1, reach: designReach(chart, design), densityPerCm2: 20 });
  const moved = (midpointMm: number): ScalpDesign => ({ ...design, hairline: { ...design.hairline, midpointMm } });
  const stages = createPlannerStages(() => Promise.reject(new Error('no pixels are needed')));
  const terms = sessionTerms(syntheticCase(), PROTOCOL_DEFAULTS);
  const zonesAt = (midpointMm: number, dragging: boolean) =>
    stages.draft(terms, { scene, base, design: moved(midpointMm) } as PlanGround, dragging).field.zone;
  const whole = (of: ScalpDesign) =>
    densityField(chart, base.coordinates, regionField(chart, base.coordinates, of), of);
  zonesAt(80, false);
  expect(zonesAt(60, true)).not.toEqual(whole(moved(60)).zone);
  expect(zonesAt(60, false)).toEqual(whole(moved(60)).zone);
});
