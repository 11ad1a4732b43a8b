/**
 * Decodes one HEIC file in a worker thread that is thrown away afterwards. The WebAssembly decoder may not grow its memory
 * beyond the task's limit, and nothing is decoded before the size is known.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { findIccProfile } from './find-icc-profile.ts';

export interface HeicTask {
  readonly bytes: Uint8Array;
  readonly maxPixels: number;
  readonly maxSidePx: number;
  readonly minSidePx: number;
  readonly maxDecoderBytes: number;
}
export type HeicAnswer =
  | { kind: 'pixels'; widthPx: number; heightPx: number; rgb: Uint8Array; iccProfile: Uint8Array | null }
  | { kind: 'tooMany'; widthPx: number; heightPx: number }
  | { kind: 'tooSmall'; widthPx: number; heightPx: number }
  | { kind: 'damaged' }
  | { kind: 'memory' };

/** The part of libheif-js that is used; the package brings no usable types. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(
    target: { data: Uint8ClampedArray; width: number; height: number },
    done: (result: { data: Uint8ClampedArray } | null) => void,
  ): void;
}
interface LibHeif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

let memoryRefused = false;

if (parentPort) {
  const port = parentPort;
  const fail = (): void => port.postMessage({ kind: memoryRefused ? 'memory' : 'damaged' } satisfies HeicAnswer);
  // The decoder ends by throwing from a timer when its memory may not grow.
  process.once('uncaughtException', fail);
  decode(workerData as HeicTask).then(
    (answer) => port.postMessage(answer, answer.kind === 'pixels' ? [answer.rgb.buffer as ArrayBuffer] : []),
    fail,
  );
}

function limitMemory(maxBytes: number): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function limitedGrow(this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * 65_536 > maxBytes) {
      memoryRefused = true;
      throw new RangeError('decoder memory limit');
    }
    return grow.call(this, pages);
  };
}

async function decode(task: HeicTask): Promise<HeicAnswer> {
  limitMemory(task.maxDecoderBytes);
  // The library prints its complaints; a stranger's file has nothing to say in our log.
  console.log = () => {};
  console.error = () => {};
  const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as LibHeif;
  const images = new libheif.HeifDecoder().decode(task.bytes);
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
  if (!image) return { kind: memoryRefused ? 'memory' : 'damaged' };
  const widthPx = image.get_width();
  const heightPx = image.get_height();
  if (widthPx * heightPx > task.maxPixels || Math.max(widthPx, heightPx) > task.maxSidePx) {
    return { kind: 'tooMany', widthPx, heightPx };
  }
  if (Math.min(widthPx, heightPx) < task.minSidePx) return { kind: 'tooSmall', widthPx, heightPx };
  const data = new Uint8ClampedArray(widthPx * heightPx * 4);
  const shown = await new Promise<{ data: Uint8ClampedArray } | null>((resolve) => {
    image.display({ data, width: widthPx, height: heightPx }, resolve);
  });
  if (!shown) return { kind: memoryRefused ? 'memory' : 'damaged' };
  return { kind: 'pixels', widthPx, heightPx, rgb: onWhite(data), iccProfile: findIccProfile(task.bytes) };
}

function onWhite(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
    const alpha = rgba[i + 3]! / 255;
    for (let c = 0; c < 3; c++) rgb[o + c] = Math.round(rgba[i + c]! * alpha + 255 * (1 - alpha));
  }
  return rgb;
}
