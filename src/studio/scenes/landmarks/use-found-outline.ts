import { useCallback, useEffect, useState } from 'react';
import type { CourseDocument } from '#/contract/course-document.ts';
import { useEditor } from '../../course/course-context.tsx';
import type { CourseEditor } from '../../editor/course-editor.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import type { TapsEdit } from './use-taps.ts';

type Taps = CourseDocument['photos'][number];

const OUTLINE_TAPS = ['silhouette_top', 'silhouette_right', 'silhouette_left'] as const;

/** Photos whose outline was looked for without being asked: once while a course is open, so that undo takes it away for good. */
const lookedFor = new WeakMap<CourseEditor, Set<string>>();

/**
 * The outline of the skull in a photo that the course uses: looked for by itself once the points it starts from are tapped, and
 * again whenever asked. What is found becomes outline points of the document, so every program that plans the course fits the same.
 */
export function useFoundOutline(taps: Taps, edit: TapsEdit, asking: boolean) {
  const editor = useEditor();
  const { fit, findOutline, findingOutline } = usePlanner();
  // The photo in which nothing was found last.
  const [foundNoneIn, setFoundNoneIn] = useState<string | null>(null);
  const has = (name: string): boolean => taps.landmarks[name] !== undefined;
  const isUsed = fit.state === 'fitted' && fit.value.photoIds.includes(taps.photoId);
  const canFind = isUsed && findingOutline === null;
  const find = useCallback(() => {
    setFoundNoneIn(null);
    void findOutline(taps.photoId).then((outline) => {
      setFoundNoneIn(outline.length === 0 ? taps.photoId : null);
      if (outline.length > 0) edit.setOutline(outline);
    });
  }, [findOutline, edit, taps.photoId]);
  const isTime = canFind && taps.outline === undefined && (!asking || OUTLINE_TAPS.every(has));
  useEffect(() => {
    if (!isTime) return;
    const known = lookedFor.get(editor) ?? new Set();
    lookedFor.set(editor, known);
    if (known.has(taps.photoId)) return;
    known.add(taps.photoId);
    find();
  }, [isTime, editor, taps.photoId, find]);
  return { find, canFind, isFinding: findingOutline === taps.photoId, foundNone: foundNoneIn === taps.photoId };
}
