import { ScrollArea, Table, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NEEDLE_CODE } from '#/contract/needle-code.ts';
import { TECHNIQUE_DEFAULTS } from '#/engine/scalp/needle.ts';
import type { PlanRecord, ZonePlan } from '#/planning/plan-record.ts';
import { useCourse } from '../../course/course-context.tsx';
import { type CaseZone, designOf, withZone } from '../../editor/design-edit.ts';
import { Evidence } from '../../parts/evidence.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { usePlanWords } from '../../parts/plan-words.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';

/** Zones down, sessions across; needle, hang and dilution can be changed in place. */
export function ZoneTable({ record }: { readonly record: PlanRecord }) {
  const { t } = useTranslation();
  const hang = { evidence: 'P+', note: t('plan.hangNote') } as const;
  const needle = { evidence: TECHNIQUE_DEFAULTS.frontal.evidence, note: t('plan.needleNote') };
  const dilution = { evidence: 'DER', note: t('plan.dilutionNote') } as const;
  return (
    <section className="panel-block" aria-labelledby="zone-table-title">
      <h2 id="zone-table-title">{t('plan.zonesTitle')}</h2>
      <ScrollArea type="auto" offsetScrollbars viewportProps={{ tabIndex: 0, 'aria-label': t('plan.zonesTitle') }}>
        <Table className="zone-table" verticalSpacing={6} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('plan.zone')}</Table.Th>
              <Table.Th scope="col">{t('design.numbers.area')}</Table.Th>
              <Table.Th scope="col">{t('plan.density')}</Table.Th>
              <Table.Th scope="col" aria-label={t('plan.needle')}>
                {t('plan.needle')} <Evidence of={needle} />
              </Table.Th>
              <Table.Th scope="col" aria-label={t('plan.hang')}>
                {t('plan.hang')} <Evidence of={hang} />
              </Table.Th>
              <Table.Th scope="col" aria-label={t('plan.dilution')}>
                {t('plan.dilution')} <Evidence of={dilution} />
              </Table.Th>
              {record.sessions.map((session) => (
                <Table.Th key={session.n} scope="col">
                  {t('plan.session', { n: session.n })}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('plan.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {record.zones.map((zone) => (
              <ZoneRow key={zone.zone} zone={zone} record={record} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}

function ZoneRow({ zone, record }: { readonly zone: ZonePlan; readonly record: PlanRecord }) {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const words = usePlanWords();
  const { say } = usePracticeWords();
  const name = say(`zone.${zone.zone}`);
  const set = (part: CaseZone): void =>
    editor.edit({ label: 'needle', group: `needle ${zone.zone} ${Object.keys(part)[0]}` }, (current) =>
      withZone(current, zone.zone, part),
    );
  // What was typed counts at once; the plan follows.
  const own = designOf(document).zones?.[zone.zone];
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        {t('design.numbers.cm2', { value: words.whole(zone.areaCm2) })}
        <small>{words.range(zone.areaBandCm2, words.whole)}</small>
      </Table.Td>
      <Table.Td>
        {t('design.perCm2', { value: words.whole(zone.densityPerCm2) })}
        <small>{t('plan.mean', { value: words.whole(zone.meanDensityPerCm2) })}</small>
      </Table.Td>
      <Table.Td>
        <NeedleInput
          label={t('plan.needleOf', { zone: name })}
          value={zone.needle}
          onChange={(needle) => set({ needle })}
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          aria-label={t('plan.hangOf', { zone: name })}
          value={own?.needleHangMm ?? zone.needleHangMm}
          min={0.2}
          max={3}
          step={0.1}
          decimals={2}
          unit="mm"
          w={104}
          onChange={(value) => value !== null && set({ needleHangMm: value })}
          onEnd={() => editor.settle()}
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          aria-label={t('plan.dilutionOf', { zone: name })}
          value={own?.dilution ?? record.shades[zone.shade]?.dilution ?? 0}
          min={0}
          max={60}
          decimals={1}
          unit=": 1"
          w={96}
          onChange={(value) => value !== null && set({ dilution: value })}
          onEnd={() => editor.settle()}
        />
      </Table.Td>
      {record.sessions.map((session) => {
        const part = session.zones.find((item) => item.zone === zone.zone);
        return (
          <Table.Td key={session.n}>
            {part ? words.whole(part.dots) : '–'}
            {part && (
              <small>
                {t('design.perCm2', { value: words.whole(part.densityPerCm2) })} ·{' '}
                {t('plan.minutes', { value: words.whole(part.minutes) })}
              </small>
            )}
          </Table.Td>
        );
      })}
      <Table.Td>
        <strong>{words.whole(zone.dots)}</strong>
        <small>{words.range(zone.dotsBand, words.whole)}</small>
      </Table.Td>
    </Table.Tr>
  );
}

/** A supplier's needle code; kept only once it reads as one. */
function NeedleInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(props.value);
  useEffect(() => setText(props.value), [props.value]);
  const valid = NEEDLE_CODE.test(text);
  return (
    <TextInput
      aria-label={props.label}
      value={text}
      w={96}
      error={!valid && t('plan.needleWrong')}
      onChange={(event) => {
        const next = event.currentTarget.value.toUpperCase();
        setText(next);
        if (NEEDLE_CODE.test(next)) props.onChange(next);
      }}
    />
  );
}
