import { SegmentedControl } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { SliderField } from '#/ui/slider-field.tsx';
import { useEditor } from '../../course/course-context.tsx';
import { designOf, withDesign } from '../../editor/design-edit.ts';
import type { DesignTool, TakeUp } from './design-tool.ts';
import { MarkList } from './mark-list.tsx';

export interface MarksBlockProps {
  /** Null while none was worked out: the marks can still be taken back. */
  readonly design: ScalpDesign | null;
  readonly tool: DesignTool;
  readonly onTool: TakeUp;
}

export const MarksBlock = memo(function MarksBlock(props: MarksBlockProps) {
  return (
    <>
      {props.design && <OwnHair design={props.design} />}
      <MarkList kind="keepOuts" tool={props.tool} onTool={props.onTool} />
      <MarkList kind="scars" tool={props.tool} onTool={props.onTool} />
      {props.design && <Whorl design={props.design} />}
    </>
  );
});

function OwnHair({ design }: { readonly design: ScalpDesign }) {
  const { t } = useTranslation();
  const editor = useEditor();
  const hair = design.existingHair;
  const change = (key: keyof typeof hair) => (value: number) =>
    editor.edit({ label: 'existingHair', group: key }, (current) =>
      withDesign(current, { existingHair: { ...designOf(current).existingHair, [key]: value } }),
    );
  const end = (): void => editor.settle();
  const mm = (value: number): string => t('design.mm', { value });
  return (
    <section className="panel-block" aria-labelledby="hair-title">
      <h2 id="hair-title">{t('design.hair')}</h2>
      <SliderField
        label={t('design.hairEdge')}
        value={hair.edgeShiftMm}
        min={-40}
        max={40}
        step={1}
        format={mm}
        onChange={change('edgeShiftMm')}
        onEnd={end}
      />
      <SliderField
        label={t('design.hairBlend')}
        value={hair.blendMm}
        min={0}
        max={40}
        step={1}
        format={mm}
        onChange={change('blendMm')}
        onEnd={end}
      />
      <SliderField
        label={t('design.hairDensity')}
        value={hair.densityPerCm2}
        min={0}
        max={150}
        step={5}
        format={(value) => t('design.perCm2', { value })}
        onChange={change('densityPerCm2')}
        onEnd={end}
      />
    </section>
  );
}

function Whorl({ design }: { readonly design: ScalpDesign }) {
  const { t } = useTranslation();
  const editor = useEditor();
  const whorl = design.whorls[0];
  if (!whorl) return null;
  const change = (
    group: string,
    part: { side?: number; back?: number; turn?: 'clockwise' | 'anticlockwise' },
  ): void => {
    const side = part.side ?? whorl.place.sideMm;
    const back = part.back ?? whorl.place.backMm;
    const whorls = [{ at: [side, back] as [number, number], turn: part.turn ?? whorl.turn }];
    editor.edit({ label: 'whorl', group }, (current) => withDesign(current, { whorls }));
  };
  const mm = (value: number): string => t('design.mm', { value: Math.round(value) });
  return (
    <section className="panel-block" aria-labelledby="whorl-title">
      <h2 id="whorl-title">{t('design.whorl')}</h2>
      <SegmentedControl
        fullWidth
        aria-label={t('design.whorlTurn')}
        value={whorl.turn}
        data={(['clockwise', 'anticlockwise'] as const).map((turn) => ({
          value: turn,
          label: t(`design.turns.${turn}`),
        }))}
        onChange={(turn) => {
          change('turn', { turn });
          editor.settle();
        }}
      />
      <SliderField
        label={t('design.whorlSide')}
        value={Math.round(whorl.place.sideMm)}
        min={-60}
        max={60}
        step={1}
        format={mm}
        onChange={(side) => change('whorl side', { side })}
        onEnd={() => editor.settle()}
      />
      <SliderField
        label={t('design.whorlBack')}
        value={Math.round(whorl.place.backMm)}
        min={120}
        max={320}
        step={1}
        format={mm}
        onChange={(back) => change('whorl back', { back })}
        onEnd={() => editor.settle()}
      />
    </section>
  );
}
