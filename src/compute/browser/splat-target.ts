import type { KernelLevel } from '#/engine/preview/kernel-levels.ts';
import { makeTexture } from './gl-program.ts';

/** A grid that splats are multiplied into, and the kernels' terms that belong on it. */
export interface SplatTarget {
  readonly texture: WebGLTexture;
  readonly framebuffer: WebGLFramebuffer;
  readonly kernels: WebGLTexture;
  size: readonly [number, number];
}

/** Grids beside the first are read between their cells where the card can; else a cell shows as a square of 2 px and more. */
export function makeTarget(gl: WebGL2RenderingContext, index: number): SplatTarget {
  const filter = index > 0 && gl.getExtension('OES_texture_float_linear') ? gl.LINEAR : gl.NEAREST;
  return {
    texture: makeTexture(gl, filter, filter),
    framebuffer: gl.createFramebuffer(),
    kernels: makeTexture(gl, gl.NEAREST, gl.NEAREST),
    size: [0, 0],
  };
}

/** Binds the target, at this size, all ones. format: RGBA32F or RGBA16F. */
export function clearTarget(
  gl: WebGL2RenderingContext,
  target: SplatTarget,
  format: number,
  width: number,
  height: number,
): void {
  gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
  if (target.size[0] !== width || target.size[1] !== height) {
    gl.bindTexture(gl.TEXTURE_2D, target.texture);
    const type = format === gl.RGBA32F ? gl.FLOAT : gl.HALF_FLOAT;
    gl.texImage2D(gl.TEXTURE_2D, 0, format, width, height, 0, gl.RGBA, type, null);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target.texture, 0);
    target.size = [width, height];
  }
  gl.viewport(0, 0, width, height);
  gl.clearColor(1, 1, 1, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
}

/** One row a kernel, one texel a term: variance in mm^2, then heights; unused terms are 0. */
export function uploadKernels(gl: WebGL2RenderingContext, texture: WebGLTexture, level: KernelLevel): void {
  const terms = Math.max(1, ...level.kernels.map((kernel) => kernel.sigmaMm.length));
  const rows = Math.max(1, level.kernels.length);
  const table = new Float32Array(rows * terms * 4);
  level.kernels.forEach((kernel, row) => {
    kernel.sigmaMm.forEach((sigma, k) => {
      const at = 4 * (row * terms + k);
      table[at] = sigma * sigma;
      table.set(kernel.amplitude.slice(3 * k, 3 * k + 3), at + 1);
    });
  });
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, terms, rows, 0, gl.RGBA, gl.FLOAT, table);
}

export function deleteTarget(gl: WebGL2RenderingContext, target: SplatTarget): void {
  gl.deleteTexture(target.texture);
  gl.deleteTexture(target.kernels);
  gl.deleteFramebuffer(target.framebuffer);
}
