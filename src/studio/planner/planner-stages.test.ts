import { expect, it } from 'vitest';
import type { CaseFile } from '#/contract/case-file.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
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
