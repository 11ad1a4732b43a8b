import { createWebglPreview } from '#/compute/browser/webgl-preview.ts';
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import { type PreviewScene, previewGround } from '#/engine/preview/render-preview.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import { ellipsoidHead, GOLDEN_CASES, portraitCamera, scatterDots, skinPhoto } from './scenes.ts';

/** Runs in the browser: draws golden cases and hands their bytes back as text, and times a drag. */

function drawScene(scene: PreviewScene): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = scene.photo.widthPx;
  canvas.height = scene.photo.heightPx;
  const preview = createWebglPreview(canvas);
  if (!preview) throw new Error('no WebGL2 with float targets in this browser');
  const ground = previewGround(scene.photo, scene.camera, scene.head);
  preview.setPhoto(scene.photo);
  preview.setGloss(ground.gloss);
  preview.setKernels(scene.kernels);
  preview.setSplats(visibleDots(scene.dots, scene.camera, ground.depth), scene.blurPx);
  preview.draw();
  const pixels = preview.pixels();
  preview.dispose();
  return pixels;
}

function toText(bytes: Uint8ClampedArray): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

/** Milliseconds of one step of a drag at 1280 x 900: projecting `count` dots, and drawing them (read back, so finished). */
function timeDrag(
  count: number,
  steps: number,
  kernel: DotKernel,
): { projectMs: number[]; drawMs: number[]; renderer: string } {
  const camera = portraitCamera(1280, 900, 3.6, 0.2, 0.35);
  const photo = skinPhoto(camera, [0.55, 0.35, 0.27], 1);
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 900;
  const preview = createWebglPreview(canvas);
  if (!preview) throw new Error('no WebGL2 with float targets in this browser');
  const ground = previewGround(photo, camera, ellipsoidHead());
  // Of dots all over the head about half are in view: twice as many are scattered.
  const dots = scatterDots(2 * count, 3, 1);
  const depth = depthBuffer(ellipsoidHead().mesh, camera);
  preview.setPhoto(photo);
  preview.setGloss(ground.gloss);
  preview.setKernels([kernel]);
  const gl = canvas.getContext('webgl2')!;
  const projectMs: number[] = [];
  const drawMs: number[] = [];
  for (let step = 0; step < steps; step++) {
    const started = performance.now();
    const splats = visibleDots(dots, camera, depth);
    const projected = performance.now();
    preview.setSplats(splats);
    preview.draw();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    projectMs.push(projected - started);
    drawMs.push(performance.now() - projected);
  }
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  return { projectMs, drawMs, renderer: names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : 'unknown' };
}

Object.assign(globalThis, {
  drawGoldenCase: (name: string): string => {
    const found = GOLDEN_CASES.find((item) => item.name === name);
    if (!found) throw new Error(`no golden case ${name}`);
    return toText(drawScene(found.scene()));
  },
  timeDrag,
});
