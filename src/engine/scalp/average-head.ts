import { roundTo } from '#/base/round-to.ts';
import type { HeadParameters } from './head.ts';
import { type HeadBasis, headBasis, shapeLength } from './head-basis.ts';
import { type Sex, stretchPrior } from './shape-prior.ts';

/** The average adult of the population prior. */
export function averageHead(sex: Sex, basis: HeadBasis = headBasis()): HeadParameters {
  const shape = new Array<number>(shapeLength(basis)).fill(0);
  stretchPrior(sex).mean.forEach((value, i) => {
    shape[i] = roundTo(value, 4);
  });
  return { basis: basis.version, shape, landmarkOffsetsMm: {} };
}
