import { Button, Switch } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { HAIRLINE_PRESETS, type HairlinePreset, type ScalpDesign, type ScalpPlace } from '#/engine/scalp/design.ts';
import { HAIRLINE_DEFAULTS, WIDOWS_PEAK_MM } from '#/engine/scalp/hairline-preset.ts';
import { lowestLineMm } from '#/engine/scalp/region-mask.ts';
import { PlusIcon } from '#/ui/icons.tsx';
import { SliderField } from '#/ui/slider-field.tsx';
import { useCourse, useEditor } from '../../course/course-context.tsx';
import {
  changeSymmetry,
  designOf,
  moveMidpoint,
  ownMidpointMm,
  spelledHandles,
  withHairline,
} from '../../editor/design-edit.ts';
import { Evidence } from '../../parts/evidence.tsx';
import { useNumbers } from '../../parts/use-numbers.ts';
import type { DesignTool, TakeUp } from './design-tool.ts';

/** Half a hairline each, for the buttons: x from the midline to the temple, y down. */
const PRESET_DRAWINGS: Readonly<Record<HairlinePreset, string>> = {
  mature: 'M32 14C22 14 17 12 13 7L8 26M32 14C42 14 47 12 51 7L56 26',
  straight: 'M32 13C22 13 16 12 11 10L8 27M32 13C42 13 48 12 53 10L56 27',
  winged: 'M32 15C24 15 20 12 15 2L8 26M32 15C40 15 44 12 49 2L56 26',
  rounded: 'M32 11C20 11 11 15 8 28M32 11C44 11 53 15 56 28',
};

export interface HairlineBlockProps {
  readonly design: ScalpDesign;
  readonly document: CourseDocument;
  /** The whole line, from the subject's right to left. */
  readonly handles: readonly ScalpPlace[] | null;
  readonly tool: DesignTool;
  readonly onTool: TakeUp;
}

export const HairlineBlock = memo(function HairlineBlock(props: HairlineBlockProps) {
  const { design, document, handles, tool, onTool } = props;
  const { t } = useTranslation();
  const editor = useEditor();
  const isAdding = tool === 'handle';
  const isDrawn = designOf(document).hairline?.drawn !== undefined;
  const spelled = spelledHandles(document) ?? (isDrawn ? handles : null);
  const { hairline } = design;
  const choose = (preset: HairlinePreset): void =>
    editor.edit({ label: 'preset' }, (current) =>
      withHairline(current, { preset, handles: undefined, drawn: undefined }),
    );
  const setSymmetric = (symmetric: boolean): void => {
    const half = editor.getState().history.present.document.halfTouched;
    const spelt = handles ? changeSymmetry(handles, symmetric, half) : undefined;
    editor.edit({ label: 'hairline' }, (current) => withHairline(current, { symmetric, handles: spelt }));
  };
  return (
    <section className="panel-block" aria-labelledby="hairline-title">
      <h2 id="hairline-title">{t('design.hairline')}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this grid in all browsers */}
      <div className="preset-grid" role="group" aria-label={t('design.preset')}>
        {HAIRLINE_PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            className="preset"
            aria-pressed={hairline.preset === preset}
            onClick={() => choose(preset)}
          >
            <svg className="preset-drawing" viewBox="0 0 64 30" aria-hidden="true">
              <path className="preset-path" d={PRESET_DRAWINGS[preset]} />
            </svg>
            {t(`design.presets.${preset}`)}
          </button>
        ))}
      </div>
      <MidpointSlider midpointMm={hairline.midpointMm} handles={handles} />
      <div className="switches">
        <Switch
          label={t('design.symmetric')}
          checked={hairline.symmetric}
          onChange={(event) => setSymmetric(event.currentTarget.checked)}
        />
        <Switch
          label={t('design.widowsPeak')}
          checked={hairline.widowsPeak}
          disabled={spelled !== null}
          onChange={(event) => {
            const widowsPeak = event.currentTarget.checked;
            editor.edit({ label: 'hairline' }, (current) => withHairline(current, { widowsPeak }));
          }}
        />
        <Switch
          label={t('design.templePoints')}
          checked={hairline.templePoints}
          disabled={spelled !== null}
          onChange={(event) => {
            const templePoints = event.currentTarget.checked;
            editor.edit({ label: 'hairline' }, (current) => withHairline(current, { templePoints }));
          }}
        />
      </div>
      {isAdding && (
        <p className="hint" role="status">
          {t('design.tapHandle')}
        </p>
      )}
      <div className="drawn-row">
        <Button
          variant={isAdding ? 'filled' : 'default'}
          leftSection={isAdding ? undefined : <PlusIcon />}
          aria-pressed={isAdding}
          onClick={(click) => onTool(isAdding ? 'line' : 'handle', click)}
        >
          {isAdding ? t('design.stopMark') : t('design.addHandle')}
        </Button>
        {spelled && !isDrawn && (
          <Button
            variant="subtle"
            onClick={() =>
              editor.edit({ label: 'hairline' }, (current) => withHairline(current, { handles: undefined }))
            }
          >
            {t('design.resetHandles')}
          </Button>
        )}
      </div>
    </section>
  );
});

interface MidpointSliderProps {
  /** As it was worked out last. */
  readonly midpointMm: number;
  readonly handles: readonly ScalpPlace[] | null;
}

/** Shows what the document says now, not what was worked out last: every press of a key counts from the one before. */
function MidpointSlider({ midpointMm, handles }: MidpointSliderProps) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const { document, editor } = useCourse();
  const cm = (mm: number): string => t('design.cm', { value: tenths(mm / 10) });
  const traced = designOf(document).hairline?.drawn ? handles : null;
  const measured = traced?.[Math.floor(traced.length / 2)]?.backMm ?? midpointMm;
  const midpoint = ownMidpointMm(document) ?? measured;
  const isLowest = midpoint <= LOWEST_MM || handles?.some(isAtLowest);
  const hasPeak = !traced && designOf(document).hairline?.widowsPeak;
  const hints = [
    ...(hasPeak ? [t('design.peakReaches', { cm: cm(Math.round(midpoint) - WIDOWS_PEAK_MM) })] : []),
    ...(isLowest ? [t('design.lowestLine', { cm: cm(LOWEST_MM) })] : []),
  ];
  const sourced = document.sex === 'female' ? HAIRLINE_DEFAULTS.midpointFemaleMm : HAIRLINE_DEFAULTS.midpointMaleMm;
  return (
    <SliderField
      label={t('design.midpointHeight')}
      value={Math.round(midpoint)}
      min={LOWEST_MM}
      max={120}
      step={1}
      format={cm}
      badge={<Evidence of={sourced} />}
      hint={hints.join(' ') || undefined}
      onChange={(mm) =>
        editor.edit({ label: 'hairline', group: 'midpoint' }, (current) => moveMidpoint(current, mm, handles))
      }
      onEnd={() => editor.settle()}
    />
  );
}

const LOWEST_MM = lowestLineMm(0);
/** Farther out the temple has its own height. */
const FRONT_HALF_MM = 60;

function isAtLowest({ sideMm, backMm }: ScalpPlace): boolean {
  return Math.abs(sideMm) <= FRONT_HALF_MM && backMm <= lowestLineMm(sideMm) + 0.3;
}
