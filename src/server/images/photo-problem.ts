import type { Problem } from '#/contract/error-codes.ts';

export const PHOTO_PROBLEMS = {
  missing: { code: 'photo-missing', message: 'The file is empty: choose a photo.' },
  tooLarge: {
    code: 'photo-too-large',
    message: 'The photo file is larger than 25 MB: save it as a JPEG of at most 25 MB.',
  },
  animated: {
    code: 'photo-animated',
    message: 'The file is an animation: save one frame as a still picture (JPEG or PNG).',
  },
  damaged: {
    code: 'photo-damaged',
    message: 'The photo is cut off or damaged: copy it from the camera or phone again.',
  },
  tooSlow: {
    code: 'photo-too-slow',
    message: 'The photo could not be read within the time and memory allowed: save it as a JPEG and try again.',
  },
} as const satisfies Readonly<Record<string, Problem>>;

export function wrongTypeProblem(what: string | null): Problem {
  const found = what ? `The file is ${what}` : 'The file is not a picture';
  return { code: 'photo-type', message: `${found}: choose a photo in JPEG, PNG, WebP or HEIC format.` };
}

export function tooManyPixelsProblem(widthPx: number, heightPx: number): Problem {
  return {
    code: 'photo-too-many-pixels',
    message: `The photo is ${widthPx} x ${heightPx} pixels: make it smaller than 60 megapixels and 16384 pixels a side.`,
  };
}

export function tooSmallProblem(widthPx: number, heightPx: number, minSidePx: number): Problem {
  return {
    code: 'photo-too-small',
    message: `The photo is only ${widthPx} x ${heightPx} pixels: take one of at least ${minSidePx} pixels on the shorter side.`,
  };
}
