import { useTranslation } from 'react-i18next';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { tenthOfPixel } from '../../canvas/held-point.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { designOf, withDesign } from '../../editor/design-edit.ts';
import { usePlanner } from '../../planner/planner-context.tsx';

/** Keep-out marks on the case's own photo; on other views they are shown by the missing dots alone. */
export function KeepOutMarks({ place }: { readonly place: number }) {
  const { t } = useTranslation();
  const stage = useStage();
  const { head } = usePlanner();
  const { document, editor } = useCourse();
  if (place !== 0 || !head) return null;
  const change = (index: number, at: Point): void => {
    const atPx = tenthOfPixel(at);
    editor.edit({ label: 'keepOut', group: `mark ${index}` }, (current) => {
      const marks = designOf(current).keepOuts ?? [];
      const mark = marks[index];
      return mark ? withDesign(current, { keepOuts: marks.with(index, { ...mark, atPx }) }) : current;
    });
  };
  const remove = (index: number): void =>
    editor.edit({ label: 'keepOut' }, (current) =>
      withDesign(current, { keepOuts: (designOf(current).keepOuts ?? []).toSpliced(index, 1) }),
    );
  return (designOf(document).keepOuts ?? []).map((mark, index) => {
    if (!mark.atPx) return null;
    const at = mark.atPx;
    const skin = head.skinAt(0, at);
    const camera = head.fit.cameras[0]!;
    const depthMm = skin ? Math.hypot(...camera.translationMm) : 1000;
    const radius = (mark.radiusMm * camera.focalPx * stage.view.scale) / depthMm;
    const [cx, cy] = stage.toScreen(at);
    const move = (point: Point, phase: HandlePhase): void => {
      if (phase === 'start' || phase === 'cancel' || !head.skinAt(0, point)) return;
      change(index, point);
      if (phase === 'end') editor.settle();
    };
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their place in the list
      <g key={index}>
        <circle className="keep-out" cx={cx} cy={cy} r={radius} />
        <PhotoHandle
          at={at}
          tone="plain"
          label={t('design.mark', { n: index + 1 })}
          onMove={move}
          onRemove={() => remove(index)}
        />
      </g>
    );
  });
}
