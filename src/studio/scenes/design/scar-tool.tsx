import { tenthOfPixel } from '../../canvas/held-point.ts';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import type { CourseEditor } from '../../editor/course-editor.ts';
import { type CaseDesign, designOf, withDesign } from '../../editor/design-edit.ts';

type Scars = NonNullable<CaseDesign['scars']>;

const FIRST_WIDTH_MM = 4;

/** One more tap along the scar that is being marked: the first waits for the second, which makes a scar of them. */
export function tapScar(editor: CourseEditor, waiting: Point | null, isNew: boolean, at: Point): Point | null {
  if (isNew && !waiting) return tenthOfPixel(at);
  editor.edit({ label: 'scar' }, (current) => {
    const scars = designOf(current).scars ?? [];
    const last = scars.at(-1);
    const next: Scars = waiting
      ? [...scars, { pathPx: [tenthOfPixel(waiting), tenthOfPixel(at)], widthMm: FIRST_WIDTH_MM }]
      : last
        ? scars.with(-1, { ...last, pathPx: [...(last.pathPx ?? []), tenthOfPixel(at)] })
        : scars;
    return withDesign(current, { scars: next });
  });
  return null;
}

/** Scars over the case's own photo, and the tap that waits for a second one. */
export function ScarMarks({ place, waiting }: { readonly place: number; readonly waiting: Point | null }) {
  const stage = useStage();
  const { document } = useCourse();
  if (place !== 0) return null;
  const dot = waiting && stage.toScreen(waiting);
  return (
    <g>
      {(designOf(document).scars ?? []).map((scar) => {
        const points = (scar.pathPx ?? []).map((point) => stage.toScreen(point).join(' '));
        return <path key={points.join()} className="scar-path" d={`M${points.join('L')}`} />;
      })}
      {dot && <circle className="scar-dot" cx={dot[0]} cy={dot[1]} r="5" />}
    </g>
  );
}
