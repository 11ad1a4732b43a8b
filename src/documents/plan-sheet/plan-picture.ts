import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';

/** Encoded as JPEG or PNG, with its size in pixels. */
export interface PdfImage {
  readonly bytes: unknown;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture of one state: the head alone, without a caption of its own. */
export interface PlanPicture extends PdfImage {
  readonly state: PictureState;
}

export type PictureState =
  | { readonly kind: 'before' }
  | { readonly kind: 'fresh' | 'healed'; readonly session: number }
  | { readonly kind: 'years'; readonly years: number };

/** One caption for pictures that leave the program. */
export function stateLabel(state: PictureState, words: PlanSheetWords): string {
  if (state.kind === 'before') return words.say('state.before');
  if (state.kind === 'years')
    return state.years === 1 ? words.say('state.year') : words.say('state.years', { n: state.years });
  return words.say(state.kind === 'fresh' ? 'state.fresh' : 'state.healed', { n: state.session });
}
