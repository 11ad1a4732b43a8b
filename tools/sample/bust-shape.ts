import { CRANIUM_CENTRE } from './skull-radius.ts';

/** Signed distances (mm, head frame; not exact but safe with a shortened step) of skin and cloth of the sample bust. */
export interface BustShape {
  skin(x: number, y: number, z: number): number;
  cloth(x: number, y: number, z: number): number;
}

function smoothMin(a: number, b: number, k: number): number {
  const h = Math.max(0, k - Math.abs(a - b)) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

function smoothMax(a: number, b: number, k: number): number {
  return -smoothMin(-a, -b, k);
}

function ellipsoid(x: number, y: number, z: number, a: number, b: number, c: number): number {
  const k0 = Math.sqrt((x / a) ** 2 + (y / b) ** 2 + (z / c) ** 2);
  const k1 = Math.sqrt((x / (a * a)) ** 2 + (y / (b * b)) ** 2 + (z / (c * c)) ** 2);
  return k1 === 0 ? -Math.min(a, b, c) : (k0 * (k0 - 1)) / k1;
}

/** A capsule from p to q whose radius goes from r to s. */
function cone(
  x: number,
  y: number,
  z: number,
  p: readonly number[],
  q: readonly number[],
  r: number,
  s: number,
): number {
  const [bx, by, bz] = [q[0]! - p[0]!, q[1]! - p[1]!, q[2]! - p[2]!];
  const [ax, ay, az] = [x - p[0]!, y - p[1]!, z - p[2]!];
  const t = Math.min(1, Math.max(0, (ax * bx + ay * by + az * bz) / (bx * bx + by * by + bz * bz)));
  return Math.sqrt((ax - t * bx) ** 2 + (ay - t * by) ** 2 + (az - t * bz) ** 2) - (r + (s - r) * t);
}

const bell = (t: number): number => Math.exp(-t * t);

/** The bust around a skull, told by its radius (mm) in each direction from the middle of the cranium. */
export function bustShape(radius: Radius): BustShape {
  return { skin: (x, y, z) => skin(x, y, z, radius), cloth };
}

type Radius = (dx: number, dy: number, dz: number) => number;

function skull(x: number, y: number, z: number, radius: Radius): number {
  const dx = x - CRANIUM_CENTRE[0];
  const dy = y - CRANIUM_CENTRE[1];
  const dz = z - CRANIUM_CENTRE[2];
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1e-9;
  return length - radius(dx / length, dy / length, dz / length);
}

/** Nose, with wings and nostrils. m = |x|. */
function nose(m: number, y: number, z: number): number {
  let d = cone(m, y, z, [0, 22, 85], [0, -13, 105], 7, 9);
  d = smoothMin(d, cone(m, y, z, [0, -13, 104], [0, -22, 97], 8, 5), 6);
  d = smoothMin(d, ellipsoid(m - 11, y + 16, z - 95, 6.6, 7, 10), 9);
  return smoothMax(d, -ellipsoid(m - 6.4, y + 23.5, z - 101, 3, 3.4, 5), 3);
}

function lips(m: number, y: number, z: number): number {
  const bow = 2.2 * bell((m - 6) / 5) - 1.2 * bell(m / 3);
  const corner = (m / 24) ** 2;
  const upper = ellipsoid(m, y + 42.8 - bow * 0.7, z - 95.4 + 9 * corner, 24, 4.6, 8);
  const lower = ellipsoid(m, y + 51.6, z - 94.4 + 8 * corner, 20, 5.6, 8.2);
  return smoothMin(upper, lower, 2.2);
}

function ear(m: number, y: number, z: number): number {
  // Ear frame: along (up, leaning back), back (leaving the head), out.
  const py = y - 12;
  const pz = z + 13;
  const along = py * 0.98 - pz * 0.2;
  const back0 = -(pz * 0.98 + py * 0.2);
  const out0 = m - 77.5;
  const back = back0 * 0.88 + out0 * 0.47;
  const out = out0 * 0.88 - back0 * 0.47;
  const wide = 16.5 - 0.12 * Math.max(0, -along) - 0.004 * along * along;
  const plate = ellipsoid(along, back, out, 31, Math.max(8, wide), 4.2);
  const q = Math.sqrt((along / 29.5) ** 2 + (back / 15.2) ** 2);
  const rim = Math.sqrt(((q - 1) * 15) ** 2 + (out - 2.2) ** 2) - (3.1 - 0.9 * bell((along + 30) / 12));
  const inFront = bell(Math.max(0, back + 12) / 4) * bell(Math.max(0, along - 6) / 6);
  let d = smoothMin(plate, rim + 3 * inFront, 3);
  const fold =
    Math.sqrt((Math.sqrt((along / 20) ** 2 + ((back + 1) / 9.4) ** 2) * 9.6 - 9.6) ** 2 + (out - 2) ** 2) - 2.1;
  d = smoothMin(d, fold + 4 * bell(Math.max(0, along + 18) / 5), 3);
  d = smoothMax(d, -ellipsoid(along + 3, back + 3, out - 4, 11, 6.4, 7.5), 3);
  const tragus = ellipsoid(along + 5, back + 11.5, out - 2.5, 6, 4, 4);
  const lobe = ellipsoid(along + 27, back + 3, out - 0.6, 8.5, 7.2, 4.2);
  return smoothMin(smoothMin(d, tragus, 3), lobe, 5);
}

function face(d0: number, m: number, y: number, z: number): number {
  let d = smoothMin(d0, cone(m, y, z, [9, 38, 84], [44, 35, 65], 6, 5), 16);
  d = smoothMax(d, -ellipsoid(m - 30, y - 21, z - 93, 15, 8, 10), 14);
  const lid = Math.sqrt((m - 31) ** 2 + (y - 17.5) ** 2 + (z - 66.6) ** 2) - 14.4;
  d = smoothMin(d, lid, 5);
  d = smoothMin(d, nose(m, y, z), 7);
  d = smoothMin(d, lips(m, y, z), 5);
  d = smoothMin(d, ellipsoid(m, y + 76, z - 80, 15, 12, 13), 16);
  d = smoothMin(d, ellipsoid(m - 42, y + 6, z - 60, 20, 16, 16), 22);
  // Jaw: from its angle under the ear to the chin.
  d = smoothMin(d, cone(m, y, z, [50, -48, 8], [17, -78, 70], 13, 11), 20);
  return d + creases(m, y, z);
}

/** Positive values press lines into the skin: closed lids, lid fold, mouth, philtrum, lip to chin, nose to mouth. */
function creases(m: number, y: number, z: number): number {
  if (z < 50) return 0;
  const eye = (m - 31) / 15;
  const reach = Math.max(0, 1 - eye ** 4);
  const lash = 12.6 + 4.2 * eye * eye + 1.2 * eye;
  let press = 1.1 * reach * bell((y - lash) / 1.1);
  press += 0.8 * reach * bell((y - 27.2 + 4.5 * eye * eye) / 1.3);
  press += 0.5 * Math.max(0, 1 - eye * eye) * bell((y - 7 - 3 * eye * eye) / 2.6);
  const mouth = -46.9 + 0.9 * bell((m - 5) / 4) - 1.1 * bell(m / 3.4) - 1.2 * (m / 24) ** 2;
  press += 1.25 * bell((m / 24) ** 4) * bell((y - mouth) / 1.6);
  press += 0.8 * bell(m / 3.2) * bell((y + 33) / 6);
  press += 1.4 * bell(m / 13) * bell((y + 61.5) / 4.5);
  const fold = 19 + 0.42 * (-16 - y);
  press += 0.9 * bell((m - fold) / 3.4) * bell((y + 30) / 15);
  return press;
}

function skin(x: number, y: number, z: number, radius: Radius): number {
  const m = Math.abs(x);
  let d = skull(x, y, z, radius);
  if (z > -30 && y < 60) d = face(d, m, y, z);
  if (y < 20) {
    d = smoothMin(d, cone(m, y, z, [0, -30, -22], [0, -200, -44], 57, 61), 30);
    // Muscles from behind the ears to the breastbone, and the larynx.
    d = smoothMin(d, cone(m, y, z, [52, -40, -22], [16, -185, 14], 10, 9), 26);
    d = smoothMin(d, cone(m, y, z, [0, -112, 22], [0, -132, 20], 8, 6), 24);
    d = smoothMin(d, ellipsoid(m - 60, y + 262, z + 40, 160, 88, 72), 46);
  }
  if (m > 50 && y < 60 && z < 30) d = smoothMin(d, ear(m, y, z), 4.5);
  return d;
}

function cloth(x: number, y: number, z: number): number {
  const m = Math.abs(x);
  if (y > -100) return y + 110;
  const torso = smoothMin(
    smoothMin(
      cone(m, y, z, [0, -120, -40], [0, -240, -40], 64, 80),
      ellipsoid(m - 60, y + 262, z + 40, 162, 90, 74),
      50,
    ),
    ellipsoid(m, y + 270, z + 20, 150, 90, 95),
    40,
  );
  const folds = 0.9 * Math.sin(0.05 * x + 0.09 * y + 1.5 * Math.sin(0.021 * x - 0.03 * z)) * bell((y + 215) / 40);
  const shirt = Math.abs(torso - 3 + folds) - 2.2;
  // A round neck, lower in front.
  const collar = y - (-158 + 0.0042 * m * m - 0.24 * (z + 40));
  const cut = smoothMax(shirt, collar, 4);
  const rib = Math.sqrt(collar ** 2 + (torso - 3) ** 2) - 3.6;
  return smoothMin(cut, rib, 2);
}
