import { useCallback } from 'react';
import type { CourseDocument } from '#/contract/course-document.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { practiceOf, withPractice } from '../practice-part.ts';
import type { CareDrafts } from './care-drafts.ts';

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
