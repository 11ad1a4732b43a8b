import type { PlanRecord } from '#/planning/plan-record.ts';

export type LaterView = 'fromAbove' | 'fromFront';

const COLOURS = { skin: '#dcc3ae', shade: '#b99a82', hair: '#3a332e', dots: '#0f6b62' } as const;
/** Lower parts (neck, jaw from above) are left out. */
const LOWEST_MM = { fromAbove: 20, fromFront: -125 } as const;
/** A patch of hair stands for one triangle of the head. */
const HAIR_PATCH_MM = 2.6;

type Project = (x: number, y: number, z: number) => readonly [number, number, number];

/** Map axes: right, down, towards the eye; mm. From above the face points down, as one stands before the client. */
const PROJECT: Readonly<Record<LaterView, Project>> = {
  fromAbove: (x, y, z) => [x, z, y],
  fromFront: (x, y, z) => [x, -y, z],
};

/** Draws head, hair left and planned dots, in parallel projection, as large as the canvas allows. */
export function drawLaterLoss(
  canvas: HTMLCanvasElement,
  plan: PlanRecord,
  hairMm: Float64Array,
  view: LaterView,
): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  canvas.height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  const context = canvas.getContext('2d');
  if (!context) return;
  const { positions, triangles } = plan.head.mesh;
  const at = projected(positions, PROJECT[view]);
  const shown = (n: number): boolean => positions[3 * n + 1]! > LOWEST_MM[view];
  const box = boundsOf(at, shown);
  const scale = Math.min((canvas.width - 16) / (box.right - box.left), (canvas.height - 16) / (box.bottom - box.top));
  context.setTransform(
    scale,
    0,
    0,
    scale,
    canvas.width / 2 - (scale * (box.left + box.right)) / 2,
    canvas.height / 2 - (scale * (box.top + box.bottom)) / 2,
  );
  drawSkin(context, at, triangles, shown);
  const centreY = 0.34 * plan.head.landmarks.vertex[1];
  drawPoints(context, hairMm, view, centreY, COLOURS.hair, HAIR_PATCH_MM);
  drawPoints(context, plan.dots.positionsMm, view, centreY, COLOURS.dots, Math.max(0.45, 0.6 / scale));
}

function projected(positions: Float64Array, project: Project): Float64Array {
  const out = new Float64Array(positions.length);
  for (let n = 0; n < positions.length; n += 3)
    out.set(project(positions[n]!, positions[n + 1]!, positions[n + 2]!), n);
  return out;
}

function boundsOf(at: Float64Array, shown: (n: number) => boolean) {
  const box = { left: 1e9, right: -1e9, top: 1e9, bottom: -1e9 };
  for (let n = 0; 3 * n < at.length; n++) {
    if (!shown(n)) continue;
    box.left = Math.min(box.left, at[3 * n]!);
    box.right = Math.max(box.right, at[3 * n]!);
    box.top = Math.min(box.top, at[3 * n + 1]!);
    box.bottom = Math.max(box.bottom, at[3 * n + 1]!);
  }
  return box;
}

/** Triangles that face the eye, nearest last, darker where they turn away. */
function drawSkin(
  context: CanvasRenderingContext2D,
  at: Float64Array,
  triangles: ArrayLike<number>,
  shown: (n: number) => boolean,
): void {
  const faces: { readonly corners: readonly number[]; readonly depth: number; readonly facing: number }[] = [];
  for (let k = 0; k < triangles.length; k += 3) {
    const corners = [triangles[k]!, triangles[k + 1]!, triangles[k + 2]!];
    if (!corners.every(shown)) continue;
    const [a, b, c] = corners.map((n) => [at[3 * n]!, at[3 * n + 1]!, at[3 * n + 2]!]) as [
      number[],
      number[],
      number[],
    ];
    const u = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!] as const;
    const v = [c[0]! - a[0]!, c[1]! - a[1]!, c[2]! - a[2]!] as const;
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
    // Mirrored axes turn the winding, so only the size of the angle counts; what lies behind is painted over.
    const facing = Math.abs(cross[2]) / Math.max(1e-9, Math.hypot(...cross));
    faces.push({ corners, depth: a[2]! + b[2]! + c[2]!, facing });
  }
  for (const { corners, facing } of faces.sort((p, q) => p.depth - q.depth)) {
    const colour = mixed(COLOURS.shade, COLOURS.skin, 0.15 + 0.85 * facing);
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = 0.6;
    context.beginPath();
    for (const n of corners) context.lineTo(at[3 * n]!, at[3 * n + 1]!);
    context.closePath();
    context.fill();
    context.stroke();
  }
}

function drawPoints(
  context: CanvasRenderingContext2D,
  placesMm: Float64Array,
  view: LaterView,
  centreY: number,
  colour: string,
  radiusMm: number,
): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let n = 0; n + 2 < placesMm.length; n += 3) {
    const [x, y, z] = [placesMm[n]!, placesMm[n + 1]!, placesMm[n + 2]!];
    if (y < LOWEST_MM[view]) continue;
    // The cranium is near enough to a ball for its own radius to be the normal.
    if (view === 'fromAbove' ? y - centreY < -30 : z < 4) continue;
    const [u, v] = PROJECT[view](x, y, z);
    context.moveTo(u + radiusMm, v);
    context.arc(u, v, radiusMm, 0, 2 * Math.PI);
  }
  context.fill();
}

function mixed(from: string, to: string, share: number): string {
  const part = (hex: string, k: number): number => Number.parseInt(hex.slice(1 + 2 * k, 3 + 2 * k), 16);
  const channel = (k: number): number => Math.round(part(from, k) + (part(to, k) - part(from, k)) * share);
  return `rgb(${channel(0)} ${channel(1)} ${channel(2)})`;
}
