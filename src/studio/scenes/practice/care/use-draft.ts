import { useCallback } from 'react';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { CheckIn } from '#/practice/healing/check-in.ts';
import type { InkUse } from '#/practice/ink/ink-bottle.ts';
import type {
  AnaestheticUse,
  NeedleUse,
  SessionPhoto,
  SessionPreparation,
  ZoneWork,
} from '#/practice/session/session-record.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { practiceOf, withPractice } from '../practice-part.ts';

export interface SessionDraft {
  readonly n: number;
  readonly preparation: SessionPreparation;
  readonly second: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** The last one runs while `to` is null. */
  readonly breaks: readonly { readonly from: string; readonly to: string | null }[];
  readonly earlyStop: string | null;
  readonly zones: readonly ZoneWork[];
  readonly anaesthetics: readonly AnaestheticUse[];
  readonly photos: readonly SessionPhoto[];
  readonly state: 'complete' | 'incomplete';
  readonly what: string;
  readonly why: string;
}

export interface PatchDraft {
  readonly zone: string;
  readonly where: string;
  /** Absent in drafts of an older program, as in readings. */
  readonly dotsPerCm2?: string;
  readonly ink: readonly InkUse[];
  readonly needles: readonly NeedleUse[];
  readonly photos: readonly SessionPhoto[];
}

export interface ReadingDraft {
  readonly result: 'pass' | 'fail' | 'unclear' | null;
  readonly reaction: string;
  readonly lightness: string;
  readonly redGreen: string;
  readonly yellowBlue: string;
  readonly skinLightness?: string;
  readonly skinRedGreen?: string;
  readonly skinYellowBlue?: string;
  readonly diameterMm: string;
  readonly photos: readonly SessionPhoto[];
}

export interface CheckInDraft {
  readonly kind: CheckIn['kind'];
  readonly scabs: boolean | null;
  readonly redness: boolean | null;
  readonly signs: readonly string[];
  readonly photos: readonly SessionPhoto[];
  readonly quality: CheckIn['photoQuality'];
  readonly notes: string;
}

/** Half-filled forms of the steps of treatment; saved with the course, gone once they are recorded. */
export interface CareDrafts {
  readonly session?: SessionDraft;
  readonly patch?: PatchDraft;
  readonly reading?: ReadingDraft;
  readonly checkIn?: CheckInDraft;
}

export interface Draft<Value> {
  readonly value: Value;
  readonly isTouched: boolean;
  change(part: Partial<Value>): void;
  clear(): void;
}

/** A form that a reload, another window or an empty battery does not lose. */
export function useDraft<Key extends keyof CareDrafts>(
  key: Key,
  empty: NonNullable<CareDrafts[Key]>,
): Draft<NonNullable<CareDrafts[Key]>> {
  type Value = NonNullable<CareDrafts[Key]>;
  const { document, editor } = useCourse();
  const kept = practiceOf(document).care?.[key] as Value | undefined;
  const write = useCallback(
    (next: (now: Value | undefined) => Value | undefined) =>
      editor.remember((current) => {
        const drafts = practiceOf(current).care ?? {};
        const { [key]: now, ...others } = drafts as Record<string, unknown>;
        const value = next(now as Value | undefined);
        return withDrafts(current, value === undefined ? others : { ...others, [key]: value });
      }),
    [editor, key],
  );
  return {
    value: kept ?? empty,
    isTouched: kept !== undefined,
    change: (part) => write((now) => ({ ...(now ?? empty), ...part })),
    clear: () => write(() => undefined),
  };
}

function withDrafts(document: CourseDocument, drafts: Record<string, unknown>): CourseDocument {
  return withPractice(document, { care: Object.keys(drafts).length > 0 ? (drafts as CareDrafts) : undefined });
}
