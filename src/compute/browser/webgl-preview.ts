import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { GlossMap } from '#/engine/preview/gloss-map.ts';
import { type KernelLevel, kernelLevels, largestScale, levelVariance } from '#/engine/preview/kernel-levels.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { PREVIEW_DEFAULTS } from '#/engine/preview/render-preview.ts';
import { SPLAT_STRIDE, type Splats } from '#/engine/preview/splats.ts';
import { checkKernels } from '#/engine/preview/transmission.ts';
import { activate, buildProgram, type GlProgram, makeTexture } from './gl-program.ts';
import {
  PICTURE_VERTEX_SHADER,
  pictureFragmentShader,
  SPLATS_PER_ROW,
  splatFragmentShader,
  splatVertexShader,
} from './preview-shaders.ts';
import { clearTarget, deleteTarget, makeTarget, type SplatTarget, uploadKernels } from './splat-target.ts';

/** Part of the picture that the canvas shows: canvas = (picture - [xPx, yPx]) x scale, both y down. */
export interface PreviewView {
  readonly xPx: number;
  readonly yPx: number;
  readonly scale: number;
  /** Canvas pixels; left of it the photo is left untouched (before/after slider). Default 0. */
  readonly splitPx?: number;
  /**
   * Enlarged beyond the photo's pixels, dots are as sharp as the canvas allows and not as blurred as the photo: a close-up of the plan
   * on skin that the photo does not resolve. Default false: the picture that a camera would have taken.
   */
  readonly sharpDots?: boolean;
}

/** What is drawn; give a part to replace it, the others stay. */
export interface WebglPreview {
  /** Photo as pixels or as anything the browser can decode; its size must be that of the splats' camera. */
  setPhoto(photo: Photo | TexImageSource): void;
  setGloss(gloss: GlossMap): void;
  setKernels(kernels: readonly DotKernel[]): void;
  /** blurPx: the photo's own blur, sd in photo pixels. */
  setSplats(splats: Splats, blurPx?: number): void;
  /** Draws at the canvas's present size. */
  draw(view?: PreviewView): void;
  /** Pixels of the last draw, rows from the top; waits for the graphics card. */
  pixels(): Uint8ClampedArray;
  dispose(): void;
}

const WHOLE_PICTURE: PreviewView = { xPx: 0, yPx: 0, scale: 1 };

/** A renderer on a canvas, or null where WebGL2 or float targets are missing: fall back on renderPreview then. */
export function createWebglPreview(canvas: HTMLCanvasElement | OffscreenCanvas): WebglPreview | null {
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    preserveDrawingBuffer: true,
  }) as WebGL2RenderingContext | null;
  if (!gl?.getExtension('EXT_color_buffer_float')) return null;
  // 32 bits where they can be blended: a faint halo's 1 - 0.0003 is lost in 16.
  const targetFormat = gl.getExtension('EXT_float_blend') ? gl.RGBA32F : gl.RGBA16F;
  return new Renderer(gl, targetFormat);
}

class Renderer implements WebglPreview {
  readonly #gl: WebGL2RenderingContext;
  readonly #targetFormat: number;
  readonly #splatPrograms = new Map<number, GlProgram>();
  readonly #picturePrograms = new Map<number, GlProgram>();
  readonly #photo: WebGLTexture;
  readonly #gloss: WebGLTexture;
  readonly #cover: WebGLTexture;
  readonly #splats: WebGLTexture;
  readonly #targets: SplatTarget[] = [];
  #photoPx: readonly [number, number] = [1, 1];
  #glossPx: readonly [number, number] = [1, 1];
  #coverPx: readonly [number, number] = [1, 1];
  #splatRows = 0;
  #splatCount = 0;
  #splatPxPerMm = 1;
  #blurVariance = PREVIEW_DEFAULTS.blurPx ** 2;
  #kernels: readonly DotKernel[] = [];
  #levels: readonly KernelLevel[] = [];
  /** Scale that the levels were sorted for; 0: sort again. */
  #levelsPxPerMm = 0;

  constructor(gl: WebGL2RenderingContext, targetFormat: number) {
    this.#gl = gl;
    this.#targetFormat = targetFormat;
    this.#photo = makeTexture(gl, gl.LINEAR_MIPMAP_LINEAR, gl.LINEAR);
    this.#gloss = makeTexture(gl, gl.LINEAR, gl.LINEAR);
    this.#cover = makeTexture(gl, gl.LINEAR, gl.LINEAR);
    this.#splats = makeTexture(gl, gl.NEAREST, gl.NEAREST);
    // Rows of every array start without padding.
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  setPhoto(photo: Photo | TexImageSource): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#photo);
    if ('rgba' in photo) {
      const { widthPx, heightPx, rgba } = photo;
      this.#photoPx = [widthPx, heightPx];
      const bytes = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.SRGB8_ALPHA8, widthPx, heightPx, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    } else {
      const size = photo as { width?: number; height?: number; naturalWidth?: number; naturalHeight?: number };
      this.#photoPx = [size.naturalWidth ?? size.width ?? 1, size.naturalHeight ?? size.height ?? 1];
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.SRGB8_ALPHA8, gl.RGBA, gl.UNSIGNED_BYTE, photo);
    }
    gl.generateMipmap(gl.TEXTURE_2D);
  }

  setGloss(gloss: GlossMap): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#gloss);
    const { widthCells, heightCells, share } = gloss;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16F, widthCells, heightCells, 0, gl.RED, gl.FLOAT, share);
    this.#glossPx = [gloss.widthCells * gloss.cellPx, gloss.heightCells * gloss.cellPx];
    const cover = gloss.cover ?? { widthCells: 1, heightCells: 1, cellPx: 1, share: Uint8Array.of(255) };
    gl.bindTexture(gl.TEXTURE_2D, this.#cover);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.R8,
      cover.widthCells,
      cover.heightCells,
      0,
      gl.RED,
      gl.UNSIGNED_BYTE,
      cover.share,
    );
    this.#coverPx = [cover.widthCells * cover.cellPx, cover.heightCells * cover.cellPx];
  }

  setKernels(kernels: readonly DotKernel[]): void {
    checkKernels(kernels);
    this.#kernels = kernels;
    this.#levelsPxPerMm = 0;
  }

  setSplats(splats: Splats, blurPx: number = PREVIEW_DEFAULTS.blurPx): void {
    const gl = this.#gl;
    const width = 2 * SPLATS_PER_ROW;
    const fullRows = Math.floor(splats.count / SPLATS_PER_ROW);
    const rest = splats.count - fullRows * SPLATS_PER_ROW;
    const rows = fullRows + (rest > 0 ? 1 : 0);
    this.#splatCount = splats.count;
    this.#splatPxPerMm = largestScale(splats);
    this.#blurVariance = blurPx * blurPx;
    gl.bindTexture(gl.TEXTURE_2D, this.#splats);
    if (rows > this.#splatRows) {
      // Room to grow by half: a drag adds and drops dots at every step.
      this.#splatRows = Math.ceil(rows * 1.5);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, this.#splatRows, 0, gl.RGBA, gl.FLOAT, null);
    }
    const rowLength = SPLATS_PER_ROW * SPLAT_STRIDE;
    if (fullRows > 0) {
      const whole = splats.data.subarray(0, fullRows * rowLength);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, fullRows, gl.RGBA, gl.FLOAT, whole);
    }
    if (rest > 0) {
      const last = splats.data.subarray(fullRows * rowLength, splats.count * SPLAT_STRIDE);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, fullRows, 2 * rest, 1, gl.RGBA, gl.FLOAT, last);
    }
  }

  draw(view: PreviewView = WHOLE_PICTURE): void {
    this.#sortTerms(this.#splatPxPerMm * view.scale);
    this.#levels.forEach((level, index) => {
      this.#drawLevel(view, level, this.#targets[index]!);
    });
    this.#drawPicture(view);
  }

  /** Terms to grids; again only when the scale changed enough to matter. */
  #sortTerms(pxPerMm: number): void {
    if (this.#levelsPxPerMm > 0 && Math.abs(pxPerMm / this.#levelsPxPerMm - 1) < 0.001) return;
    this.#levelsPxPerMm = pxPerMm;
    this.#levels = kernelLevels(this.#kernels, pxPerMm);
    while (this.#targets.length < this.#levels.length) this.#targets.push(makeTarget(this.#gl, this.#targets.length));
    this.#levels.forEach((level, index) => {
      uploadKernels(this.#gl, this.#targets[index]!.kernels, level);
    });
  }

  #drawLevel(view: PreviewView, level: KernelLevel, target: SplatTarget): void {
    const gl = this.#gl;
    const { cellPx } = level;
    const width = Math.ceil(gl.drawingBufferWidth / cellPx);
    const height = Math.ceil(gl.drawingBufferHeight / cellPx);
    clearTarget(gl, target, this.#targetFormat, width, height);
    const terms = Math.max(0, ...level.kernels.map((kernel) => kernel.sigmaMm.length));
    if (this.#splatCount === 0 || terms === 0) return;
    const program = known(this.#splatPrograms, terms, (count) =>
      buildProgram(gl, splatVertexShader(count), splatFragmentShader(count)),
    );
    activate(gl, program, { splats: this.#splats, kernels: target.kernels });
    gl.uniform2f(program.at('targetCells'), width, height);
    gl.uniform3f(program.at('view'), view.xPx, view.yPx, view.scale / cellPx);
    const enlarged = view.sharpDots ? Math.min(1, view.scale) : view.scale;
    gl.uniform1f(program.at('blurVariance'), levelVariance(cellPx, this.#blurVariance * enlarged * enlarged));
    // What is there times what comes: the product rule.
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.DST_COLOR, gl.ZERO);
    gl.drawArrays(gl.TRIANGLES, 0, 3 * this.#splatCount);
    gl.disable(gl.BLEND);
  }

  #drawPicture(view: PreviewView): void {
    const gl = this.#gl;
    const width = gl.drawingBufferWidth;
    const height = gl.drawingBufferHeight;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, width, height);
    const coarse = this.#targets.slice(1, this.#levels.length);
    const textures: Record<string, WebGLTexture> = {
      photo: this.#photo,
      gloss: this.#gloss,
      cover: this.#cover,
      fine: this.#targets[0]!.texture,
    };
    coarse.forEach((target, k) => {
      textures[`coarse${k}`] = target.texture;
    });
    const program = known(this.#picturePrograms, coarse.length, (grids) =>
      buildProgram(gl, PICTURE_VERTEX_SHADER, pictureFragmentShader(grids)),
    );
    activate(gl, program, textures);
    coarse.forEach((target, k) => {
      const { cellPx } = this.#levels[k + 1]!;
      gl.uniform2f(program.at(`coarsePx${k}`), target.size[0] * cellPx, target.size[1] * cellPx);
    });
    gl.uniform2f(program.at('canvasPx'), width, height);
    gl.uniform2f(program.at('photoPx'), ...this.#photoPx);
    gl.uniform2f(program.at('glossPx'), ...this.#glossPx);
    gl.uniform2f(program.at('coverPx'), ...this.#coverPx);
    gl.uniform3f(program.at('view'), view.xPx, view.yPx, view.scale);
    gl.uniform1f(program.at('splitPx'), view.splitPx ?? 0);
    gl.uniform3f(program.at('surround'), 0.75, 0.75, 0.75);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  pixels(): Uint8ClampedArray {
    const gl = this.#gl;
    const width = gl.drawingBufferWidth;
    const height = gl.drawingBufferHeight;
    const upsideDown = new Uint8Array(width * height * 4);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, upsideDown);
    const out = new Uint8ClampedArray(upsideDown.length);
    for (let y = 0; y < height; y++) {
      out.set(upsideDown.subarray((height - 1 - y) * width * 4, (height - y) * width * 4), y * width * 4);
    }
    return out;
  }

  dispose(): void {
    const gl = this.#gl;
    for (const program of [...this.#picturePrograms.values(), ...this.#splatPrograms.values()]) {
      gl.deleteProgram(program.program);
    }
    for (const texture of [this.#photo, this.#gloss, this.#cover, this.#splats]) gl.deleteTexture(texture);
    for (const target of this.#targets) deleteTarget(gl, target);
  }
}

/** The entry of a key, made when it is first asked for. */
function known<Value>(entries: Map<number, Value>, key: number, make: (key: number) => Value): Value {
  const found = entries.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  entries.set(key, made);
  return made;
}
