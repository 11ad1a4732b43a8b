import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlusIcon, TrashIcon } from '#/ui/icons.tsx';
import { SliderField } from '#/ui/slider-field.tsx';
import { useStage } from '../../canvas/photo-stage.tsx';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import type { CourseEditor } from '../../editor/course-editor.ts';
import { type CaseDesign, designOf, withDesign } from '../../editor/design-edit.ts';
import type { DesignTool } from './design-stage.tsx';

type Scars = NonNullable<CaseDesign['scars']>;

const FIRST_WIDTH_MM = 4;

/** One more tap along the scar that is being marked: the first waits for the second, which makes a scar of them. */
export function tapScar(editor: CourseEditor, waiting: Point | null, isNew: boolean, at: Point): Point | null {
  const rounded = ([x, y]: Point): [number, number] => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  if (isNew && !waiting) return rounded(at);
  editor.edit({ label: 'scar' }, (current) => {
    const scars = designOf(current).scars ?? [];
    const last = scars.at(-1);
    const next: Scars = waiting
      ? [...scars, { pathPx: [rounded(waiting), rounded(at)], widthMm: FIRST_WIDTH_MM }]
      : last
        ? scars.with(-1, { ...last, pathPx: [...(last.pathPx ?? []), rounded(at)] })
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

export interface ScarBlockProps {
  readonly tool: DesignTool;
  readonly onTool: (tool: DesignTool) => void;
}

export function ScarBlock({ tool, onTool }: ScarBlockProps) {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const scars = designOf(document).scars ?? [];
  const adding = tool === 'scar';
  const change = (label: string, group: string | null, next: (scars: Scars) => Scars): void =>
    editor.edit(group ? { label, group } : { label }, (current) =>
      withDesign(current, { scars: next(designOf(current).scars ?? []) }),
    );
  return (
    <section className="panel-block" aria-labelledby="scars-title">
      <h2 id="scars-title">{t('design.scars')}</h2>
      <p className="hint">{adding ? t('design.tapScar') : t('design.scarsLead')}</p>
      <ul className="mark-list">
        {scars.map((scar, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: scars have no identity but their place in the list
          <li key={index}>
            <SliderField
              label={t('design.scarWidth', { n: index + 1 })}
              value={scar.widthMm}
              min={0.5}
              max={30}
              step={0.5}
              format={(value) => t('design.mm', { value: value.toFixed(1) })}
              onChange={(widthMm) => change('scar', `scar ${index}`, (all) => all.with(index, { ...scar, widthMm }))}
              onEnd={() => editor.settle()}
            />
            <Button
              variant="subtle"
              color="gray.9"
              px="xs"
              aria-label={t('design.removeScar', { n: index + 1 })}
              onClick={() => change('scar', null, (all) => all.toSpliced(index, 1))}
            >
              <TrashIcon />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        variant={adding ? 'filled' : 'default'}
        leftSection={adding ? undefined : <PlusIcon />}
        aria-pressed={adding}
        onClick={() => onTool(adding ? 'line' : 'scar')}
      >
        {adding ? t('design.stopMark') : t('design.addScar')}
      </Button>
    </section>
  );
}
