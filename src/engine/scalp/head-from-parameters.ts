import { mapTuple } from '#/base/map-tuple.ts';
import { roundTo } from '#/base/round-to.ts';
import { pointAt, type Vec3 } from '#/engine/math/vec3.ts';
import { vertexNormals } from '#/engine/mesh/vertex-normals.ts';
import { directionSphere } from './direction-sphere.ts';
import type { Head, HeadParameters } from './head.ts';
import { type HeadBasis, headBasis, shapeLength } from './head-basis.ts';
import { shapedLandmarks, shapedVertices } from './head-model.ts';
import type { HeadLandmarkName } from './landmarks.ts';

/**
 * The head of some parameters: mesh in mm (positions on a 0.001 mm grid, so that the same parameters give the same bytes on every
 * machine), normals and landmarks. Throws RangeError when the parameters belong to another basis or are not numbers.
 * Triangles and vertex order are the same for every head.
 */
export function headFromParameters(parameters: HeadParameters, basis: HeadBasis = headBasis()): Head {
  if (parameters.basis !== basis.version) {
    throw new RangeError(`headFromParameters: basis ${parameters.basis} asked, ${basis.version} at hand`);
  }
  if (parameters.shape.length !== shapeLength(basis) || !parameters.shape.every(Number.isFinite)) {
    throw new RangeError(`headFromParameters: shape needs ${shapeLength(basis)} numbers`);
  }
  const positions = shapedVertices(basis, parameters.shape).map((v) => roundTo(v, 3));
  const mesh = { positions, triangles: directionSphere().triangles };
  const face = shapedLandmarks(basis, parameters.shape, parameters.landmarkOffsetsMm);
  const landmarks = { ...face, ...cranialLandmarks(positions, face.glabella) };
  for (const name of Object.keys(landmarks) as HeadLandmarkName[]) {
    landmarks[name] = mapTuple(landmarks[name], (v) => roundTo(v, 3));
  }
  return { parameters, mesh, normals: vertexNormals(mesh), landmarks };
}

type CranialLandmark = 'vertex' | 'opisthocranion' | 'inion' | 'euryon_right' | 'euryon_left';

/** The inion is where the midline of the back has this height in its unit direction from CENTRE_MM. */
export const INION_DIRECTION_Y = -0.45;

/** Landmarks that are extremes of the cranium, at vertices: highest, farthest from the glabella, widest above the ears. */
function cranialLandmarks(p: Float64Array, glabella: Vec3): Record<CranialLandmark, Vec3> {
  const { directions } = directionSphere();
  const best = { vertex: -1, opisthocranion: -1, inion: -1, euryon_right: -1, euryon_left: -1 };
  const score = { vertex: -1e9, opisthocranion: -1e9, inion: -1e9, euryon_right: -1e9, euryon_left: -1e9 };
  const offer = (name: CranialLandmark, value: number, i: number): void => {
    if (value > score[name]) {
      score[name] = value;
      best[name] = i;
    }
  };
  for (let i = 0; i < p.length / 3; i++) {
    const [x, y, z] = pointAt(p, i);
    const dy = directions[3 * i + 1]!;
    if (directions[3 * i] === 0) {
      offer('vertex', y, i);
      if (z < 0) {
        if (dy > -0.55) offer('opisthocranion', (y - glabella[1]) ** 2 + (z - glabella[2]) ** 2, i);
        offer('inion', -Math.abs(dy - INION_DIRECTION_Y), i);
      }
    }
    if (dy > -0.1) {
      offer('euryon_left', x, i);
      offer('euryon_right', -x, i);
    }
  }
  const at = (name: CranialLandmark): Vec3 => pointAt(p, best[name]);
  return {
    vertex: at('vertex'),
    opisthocranion: at('opisthocranion'),
    inion: at('inion'),
    euryon_right: at('euryon_right'),
    euryon_left: at('euryon_left'),
  };
}
