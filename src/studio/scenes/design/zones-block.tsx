import { Select, Switch } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { feasibleDensity } from '#/engine/dots/feasible-density.ts';
import type { LossPattern, ZoneSetting } from '#/engine/scalp/design.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { ZONE_DEFAULTS } from '#/engine/scalp/zones-defaults.ts';
import { caseZones, DESIGN_DEFAULTS } from '#/planning/case-design.ts';
import { SliderField } from '#/ui/slider-field.tsx';
import { useEditor } from '../../course/course-context.tsx';
import { designOf, withDesign, withZone } from '../../editor/design-edit.ts';
import { LOSS_PATTERNS, patternOfCase } from '../../editor/loss-patterns.ts';
import { Evidence } from '../../parts/evidence.tsx';
import type { LiveZone } from '../../planner/planner-messages.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';

const MIN_PER_CM2 = 10;
const STEP_PER_CM2 = 5;

interface ZonesBlockProps {
  /** What is asked for stands in the document: it can be changed also where no plan follows from it. */
  readonly document: CourseDocument;
  /** What the newest plan makes of it. */
  readonly zones: readonly LiveZone[] | undefined;
}

interface ZoneRowProps {
  readonly zone: ZoneId;
  readonly setting: ZoneSetting;
  /** Densest that fits, dots per cm2. */
  readonly maxPerCm2: number;
  readonly numbers: LiveZone | undefined;
}

const keyOf = (pattern: LossPattern): string => `${pattern.kind} ${pattern.grade}`;

/** What the zones follow from, asked first: it decides on area, time and cost more than anything below it. */
export const PatternBlock = memo(function PatternBlock({ document }: Pick<ZonesBlockProps, 'document'>) {
  const { t } = useTranslation();
  const editor = useEditor();
  const { pattern: current } = caseZones(designOf(document), document.sex);
  const choose = (key: string | null): void => {
    const found = LOSS_PATTERNS.find((pattern) => keyOf(pattern) === key);
    if (!found) return;
    const pattern = patternOfCase(found);
    editor.edit({ label: 'pattern' }, (current) => withDesign(current, { pattern, zones: undefined }));
  };
  return (
    <section className="panel-block">
      <Select
        label={t('design.patternKind')}
        allowDeselect={false}
        value={keyOf(current)}
        data={LOSS_PATTERNS.map((pattern) => ({
          value: keyOf(pattern),
          label: t(`design.patterns.${pattern.kind}`, { grade: pattern.grade.toUpperCase() }),
        }))}
        onChange={choose}
      />
    </section>
  );
});

export const ZonesBlock = memo(function ZonesBlock({ document, zones: planned }: ZonesBlockProps) {
  const { t } = useTranslation();
  const asked = designOf(document);
  const { zones } = caseZones(asked, document.sex);
  const { limitPerCm2 } = feasibleDensity(asked.minSpacingMm ?? DESIGN_DEFAULTS.minSpacingMm);
  const maxPerCm2 = Math.max(MIN_PER_CM2 + STEP_PER_CM2, Math.floor(limitPerCm2 / STEP_PER_CM2) * STEP_PER_CM2);
  return (
    <section className="panel-block" aria-labelledby="zones-title">
      <h2 id="zones-title">{t('design.zones')}</h2>
      <p className="hint">{t('design.zonesLead')}</p>
      <ul className="zone-list">
        {ZONE_IDS.map((zone) => (
          <ZoneRow
            key={zone}
            zone={zone}
            setting={zones[zone]}
            maxPerCm2={maxPerCm2}
            numbers={planned?.find((item) => item.zone === zone)}
          />
        ))}
      </ul>
    </section>
  );
});

function ZoneRow({ zone, setting, maxPerCm2, numbers: known }: ZoneRowProps) {
  const { t } = useTranslation();
  const { say, whole } = usePracticeWords();
  const editor = useEditor();
  const { treated, densityPerCm2 } = setting;
  const numbers = treated ? known : undefined;
  const name = say(`zone.${zone}`);
  return (
    <li data-off={!treated || undefined}>
      <Switch
        label={name}
        aria-label={t('design.zoneOn', { zone: name })}
        description={numbers && t('design.zoneNumbers', { area: whole(numbers.areaCm2), dots: whole(numbers.dots) })}
        checked={treated}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          editor.edit({ label: 'zone' }, (current) => withZone(current, zone, { treated: on }));
        }}
      />
      {treated && (
        <SliderField
          label={t('plan.density')}
          spokenLabel={t('design.zoneDensity', { zone: name })}
          value={densityPerCm2}
          min={MIN_PER_CM2}
          max={maxPerCm2}
          step={STEP_PER_CM2}
          format={(value) => t('design.perCm2', { value })}
          badge={<Evidence of={ZONE_DEFAULTS[zone]} />}
          onChange={(value) =>
            editor.edit({ label: 'density', group: `density ${zone}` }, (current) =>
              withZone(current, zone, { densityPerCm2: value }),
            )
          }
          onEnd={() => editor.settle()}
        />
      )}
    </li>
  );
}
