import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { GlossMap } from '#/engine/preview/gloss-map.ts';
import { PREVIEW_DEFAULTS } from '#/engine/preview/render-preview.ts';
import { SPLAT_STRIDE, type Splats } from '#/engine/preview/splats.ts';
import { checkKernels } from '#/engine/preview/transmission.ts';
import {
  PICTURE_FRAGMENT_SHADER,
  PICTURE_VERTEX_SHADER,
  SPLATS_PER_ROW,
  splatFragmentShader,
  splatVertexShader,
} from './preview-shaders.ts';

/** Part of the picture that the canvas shows: canvas = (picture - [xPx, yPx]) x scale, both y down. */
export interface PreviewView {
  readonly xPx: number;
  readonly yPx: number;
  readonly scale: number;
  /** Canvas pixels; left of it the photo is left untouched (before/after slider). Default 0. */
  readonly splitPx?: number;
}

/** What is drawn; give a part to replace it, the others stay. */
export interface WebglPreview {
  /** Photo as pixels or as anything the browser can decode; its size must be that of the splats' camera. */
  setPhoto(photo: { widthPx: number; heightPx: number; rgba: Uint8ClampedArray } | TexImageSource): void;
  setGloss(gloss: GlossMap): void;
  setKernels(kernels: readonly DotKernel[]): void;
  /** blurPx: the photo's own blur, sd in photo pixels. */
  setSplats(splats: Splats, blurPx?: number): void;
  /** Draws at the canvas's present size. */
  draw(view?: PreviewView): void;
  /** Pixels of the last draw, rows from the top; waits for the graphics card. Call it in the task that drew. */
  pixels(): Uint8ClampedArray;
  dispose(): void;
}

const WHOLE_PICTURE: PreviewView = { xPx: 0, yPx: 0, scale: 1 };

/** A renderer on a canvas, or null where WebGL2 or blending into float targets is missing: fall back on renderPreview then. */
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
  readonly #splatPrograms = new Map<number, Program>();
  readonly #pictureProgram: Program;
  readonly #photo: WebGLTexture;
  readonly #gloss: WebGLTexture;
  readonly #kernels: WebGLTexture;
  readonly #splats: WebGLTexture;
  readonly #target: WebGLTexture;
  readonly #framebuffer: WebGLFramebuffer;
  #photoPx: readonly [number, number] = [1, 1];
  #glossPx: readonly [number, number] = [1, 1];
  #targetPx: readonly [number, number] = [0, 0];
  #splatRows = 0;
  #splatCount = 0;
  #terms = 1;
  #blurVariance = PREVIEW_DEFAULTS.blurPx ** 2;

  constructor(gl: WebGL2RenderingContext, targetFormat: number) {
    this.#gl = gl;
    this.#targetFormat = targetFormat;
    this.#pictureProgram = buildProgram(gl, PICTURE_VERTEX_SHADER, PICTURE_FRAGMENT_SHADER);
    const nearest = () => makeTexture(gl, gl.NEAREST, gl.NEAREST);
    this.#photo = makeTexture(gl, gl.LINEAR_MIPMAP_LINEAR, gl.LINEAR);
    this.#gloss = makeTexture(gl, gl.LINEAR, gl.LINEAR);
    this.#kernels = nearest();
    this.#splats = nearest();
    this.#target = nearest();
    this.#framebuffer = gl.createFramebuffer();
    // Rows of every array start without padding.
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  setPhoto(photo: { widthPx: number; heightPx: number; rgba: Uint8ClampedArray } | TexImageSource): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#photo);
    if ('rgba' in photo) {
      this.#photoPx = [photo.widthPx, photo.heightPx];
      const bytes = new Uint8Array(photo.rgba.buffer, photo.rgba.byteOffset, photo.rgba.length);
      gl.texImage2D(
        gl.TEXTURE_2D,
        0,
        gl.SRGB8_ALPHA8,
        photo.widthPx,
        photo.heightPx,
        0,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        bytes,
      );
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
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16F, gloss.widthCells, gloss.heightCells, 0, gl.RED, gl.FLOAT, gloss.share);
    this.#glossPx = [gloss.widthCells * gloss.cellPx, gloss.heightCells * gloss.cellPx];
  }

  setKernels(kernels: readonly DotKernel[]): void {
    checkKernels(kernels);
    const gl = this.#gl;
    this.#terms = Math.max(1, ...kernels.map((kernel) => kernel.sigmaMm.length));
    const table = new Float32Array(Math.max(1, kernels.length) * this.#terms * 4);
    kernels.forEach((kernel, row) => {
      kernel.sigmaMm.forEach((sigma, k) => {
        const at = 4 * (row * this.#terms + k);
        table[at] = sigma * sigma;
        table.set(kernel.amplitude.slice(3 * k, 3 * k + 3), at + 1);
      });
    });
    gl.bindTexture(gl.TEXTURE_2D, this.#kernels);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, this.#terms, Math.max(1, kernels.length), 0, gl.RGBA, gl.FLOAT, table);
  }

  setSplats(splats: Splats, blurPx: number = PREVIEW_DEFAULTS.blurPx): void {
    const gl = this.#gl;
    const width = 2 * SPLATS_PER_ROW;
    const fullRows = Math.floor(splats.count / SPLATS_PER_ROW);
    const rest = splats.count - fullRows * SPLATS_PER_ROW;
    const rows = fullRows + (rest > 0 ? 1 : 0);
    this.#splatCount = splats.count;
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
    const gl = this.#gl;
    const width = gl.drawingBufferWidth;
    const height = gl.drawingBufferHeight;
    gl.viewport(0, 0, width, height);
    this.#drawTransmission(view, width, height);
    this.#drawPicture(view, width, height);
  }

  #drawTransmission(view: PreviewView, width: number, height: number): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    if (this.#targetPx[0] !== width || this.#targetPx[1] !== height) {
      gl.bindTexture(gl.TEXTURE_2D, this.#target);
      const type = this.#targetFormat === gl.RGBA32F ? gl.FLOAT : gl.HALF_FLOAT;
      gl.texImage2D(gl.TEXTURE_2D, 0, this.#targetFormat, width, height, 0, gl.RGBA, type, null);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#target, 0);
      this.#targetPx = [width, height];
    }
    gl.clearColor(1, 1, 1, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (this.#splatCount === 0) return;
    const program = this.#splatProgram();
    activate(gl, program, { splats: this.#splats, kernels: this.#kernels });
    gl.uniform2f(program.at('canvasPx'), width, height);
    gl.uniform3f(program.at('view'), view.xPx, view.yPx, view.scale);
    gl.uniform1f(program.at('blurVariance'), this.#blurVariance);
    // What is there times what comes: the product rule.
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.DST_COLOR, gl.ZERO);
    gl.drawArrays(gl.TRIANGLES, 0, 3 * this.#splatCount);
    gl.disable(gl.BLEND);
  }

  #drawPicture(view: PreviewView, width: number, height: number): void {
    const gl = this.#gl;
    const program = this.#pictureProgram;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    activate(gl, program, { photo: this.#photo, gloss: this.#gloss, transmissions: this.#target });
    gl.uniform2f(program.at('canvasPx'), width, height);
    gl.uniform2f(program.at('photoPx'), ...this.#photoPx);
    gl.uniform2f(program.at('glossPx'), ...this.#glossPx);
    gl.uniform3f(program.at('view'), view.xPx, view.yPx, view.scale);
    gl.uniform1f(program.at('splitPx'), view.splitPx ?? 0);
    gl.uniform3f(program.at('surround'), 0.75, 0.75, 0.75);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #splatProgram(): Program {
    const known = this.#splatPrograms.get(this.#terms);
    if (known) return known;
    const built = buildProgram(this.#gl, splatVertexShader(this.#terms), splatFragmentShader(this.#terms));
    this.#splatPrograms.set(this.#terms, built);
    return built;
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
    for (const program of [this.#pictureProgram, ...this.#splatPrograms.values()]) gl.deleteProgram(program.program);
    for (const texture of [this.#photo, this.#gloss, this.#kernels, this.#splats, this.#target]) {
      gl.deleteTexture(texture);
    }
    gl.deleteFramebuffer(this.#framebuffer);
  }
}

interface Program {
  readonly program: WebGLProgram;
  at(name: string): WebGLUniformLocation | null;
}

function buildProgram(gl: WebGL2RenderingContext, vertexSource: string, fragmentSource: string): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('The graphics context is lost: reload the page.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    const shaders = gl.getAttachedShaders(program) ?? [];
    const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).join(' ');
    throw new Error(`The preview's shaders do not build: ${gl.getProgramInfoLog(program)} ${logs}`);
  }
  const locations = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    at(name) {
      if (!locations.has(name)) locations.set(name, gl.getUniformLocation(program, name));
      return locations.get(name) ?? null;
    },
  };
}

function makeTexture(gl: WebGL2RenderingContext, minFilter: number, magFilter: number): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, minFilter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, magFilter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

/** Makes a program the one that draws, with these textures behind its samplers. */
function activate(gl: WebGL2RenderingContext, program: Program, textures: Record<string, WebGLTexture>): void {
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
  gl.useProgram(program.program);
  Object.entries(textures).forEach(([name, texture], unit) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(program.at(name), unit);
  });
  gl.activeTexture(gl.TEXTURE0);
}
