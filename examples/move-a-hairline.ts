// The steps of a plan one by one: what an editor keeps, and what it repeats while a handle is dragged.
import { averageHead } from '#/engine/scalp/average-head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { caseDesign } from '#/planning/case-design.ts';
import { draftDots, draftRegion } from '#/planning/plan-draft.ts';
import { planBase, planHead } from '#/planning/plan-head.ts';
import { settleDraft } from '#/planning/plan-settle.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';

const scene = planHead(headFromParameters(averageHead('male')));
const size = { widthPx: 1000, heightPx: 1200, focalPx: 5400, centrePx: [500, 600] } as const;
const camera = { ...size, rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1], translationMm: [0, 10, 1500] } as const;
const caseFile = { landmarks: {}, design: { pattern: { kind: 'norwood', grade: '3' } } } as const;
const designed = caseDesign(caseFile, scene, camera, PROTOCOL_DEFAULTS);
if (!designed.ok) throw new Error(designed.refusal.message);
const base = planBase(scene, { seed: 7, reach: 'top', densityPerCm2: 160 });
const region = draftRegion(scene, base, designed.value);
const options = { sessionShares: [0.3, 0.7, 1] };
for (const midpointMm of [80, 76, 72]) {
  const design = { ...designed.value, hairline: { ...designed.value.hairline, midpointMm } };
  console.log(`midpoint ${midpointMm} mm: ${draftDots(scene, base, region, design, options).plan.count} dots`);
}
const draft = draftDots(scene, base, region, designed.value, options);
console.log(`settled: ${settleDraft(base, draft, designed.value, options).plan.count} dots`);
