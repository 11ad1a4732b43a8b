import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HairlineEdge, ScalpDesign } from '#/engine/scalp/design.ts';
import { HAIRLINE_DEFAULTS } from '#/engine/scalp/hairline-preset.ts';
import { SliderField } from '#/ui/slider-field.tsx';
import { useEditor } from '../../course/course-context.tsx';
import { withEdge } from '../../editor/design-edit.ts';
import { Evidence } from '../../parts/evidence.tsx';
import { useNumbers } from '../../parts/use-numbers.ts';

type EdgeKey = 'transitionMm' | 'startShare' | 'macroMm' | 'sentinelShare';

interface EdgeSlider {
  readonly key: EdgeKey;
  readonly label: string;
  readonly hint?: string;
  readonly max: number;
  readonly step: number;
  readonly unit: 'mm' | 'percent';
}

const SLIDERS: readonly EdgeSlider[] = [
  { key: 'transitionMm', label: 'softness', hint: 'softnessHint', max: 20, step: 0.5, unit: 'mm' },
  { key: 'startShare', label: 'startShare', max: 1, step: 0.05, unit: 'percent' },
  { key: 'macroMm', label: 'macro', hint: 'macroHint', max: 8, step: 0.5, unit: 'mm' },
  { key: 'sentinelShare', label: 'sentinels', max: 0.3, step: 0.01, unit: 'percent' },
];

export const EdgeBlock = memo(function EdgeBlock({ design }: { readonly design: ScalpDesign }) {
  const { t } = useTranslation();
  const { tenths, whole } = useNumbers();
  const editor = useEditor();
  const edge: HairlineEdge = design.hairline.edge;
  return (
    <section className="panel-block" aria-labelledby="edge-title">
      <h2 id="edge-title">{t('design.edge')}</h2>
      {SLIDERS.map(({ key, label, hint, max, step, unit }) => (
        <SliderField
          key={key}
          label={t(`design.${label}`)}
          hint={hint && t(`design.${hint}`)}
          value={edge[key]}
          min={0}
          max={max}
          step={step}
          format={(value) => t(`design.${unit}`, { value: unit === 'mm' ? tenths(value) : whole(value * 100) })}
          badge={<Evidence of={HAIRLINE_DEFAULTS[key]} />}
          onChange={(value) =>
            editor.edit({ label: 'edge', group: key }, (current) => withEdge(current, { [key]: value }))
          }
          onEnd={() => editor.settle()}
        />
      ))}
    </section>
  );
});
