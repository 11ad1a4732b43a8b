import { useRef, useState } from 'react';
import { useCourse } from './course-context.tsx';

/**
 * The name of the course in a field that keeps it with every key, a run of typing as one step of undo. While the field
 * is empty, and after Escape, the name counts that was there before.
 */
export function useCourseName() {
  const { title, editor } = useCourse();
  /** Null: the field shows the name. */
  const [typed, setTyped] = useState<string | null>(null);
  const before = useRef(title);
  const keep = (name: string): void =>
    editor.change({ label: 'name', group: 'name' }, (value) =>
      value.title === name ? value : { ...value, title: name },
    );
  return {
    text: typed ?? title,
    onType(text: string): void {
      if (typed === null) before.current = title;
      setTyped(text);
      keep(text.trim() || before.current);
    },
    onLeave(): void {
      setTyped(null);
      editor.settle();
    },
    onEscape(): void {
      if (typed !== null) keep(before.current);
      setTyped(null);
    },
  };
}
