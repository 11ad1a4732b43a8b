import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InkBottleCard } from '#/contract/api-ink.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import type { InkUse } from '#/practice/ink/ink-use.ts';
import type { NeedleUse } from '#/practice/session/session-record.ts';
import { TrashIcon } from '#/ui/icons.tsx';
import { inkApi } from '../../../ink/ink-api.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';

export interface InkFieldsProps {
  readonly ink: readonly InkUse[];
  readonly zones: readonly string[];
  /** Parts of diluent that the plan says. */
  readonly dilution?: number | undefined;
  onChange(ink: readonly InkUse[]): void;
}

/** Ink by its bottle: batch and expiry come from the shelf, only the mixture is typed. */
export function InkFields({ ink, zones, dilution, onChange }: InkFieldsProps) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const shelf = useQuery({ queryKey: ['ink', ''], queryFn: () => inkApi.bottles(''), staleTime: 0 });
  const bottles = shelf.data ?? [];
  const inks = bottles.filter(({ bottle }) => bottle.what === 'ink');
  const diluents = bottles.filter(({ bottle }) => bottle.what === 'diluent');
  const change = (index: number, part: Partial<InkUse>): void =>
    onChange(ink.map((use, at) => (at === index ? { ...use, ...part } : use)));
  const add = (id: string | null): void => {
    const picked = inks.find((card) => card.id === id);
    if (picked) onChange([...ink, inkUseOf(picked, zones, dilution ?? 20)]);
  };
  return (
    <>
      <ul className="care-list">
        {ink.map((use, index) => (
          <li key={use.bottleId}>
            <strong>{`${use.brand} ${use.shade}`}</strong>{' '}
            <span className="hint">
              {t('care.ink.facts', { batch: use.batch, expiry: day(use.expiry), opened: day(use.openedOn) })}
            </span>
            <div className="care-fields">
              <TextInput
                size="md"
                label={t('care.ink.diluent')}
                list={`diluents-${index}`}
                value={use.diluent}
                onChange={(event) => change(index, { diluent: event.currentTarget.value })}
              />
              <datalist id={`diluents-${index}`}>
                {diluents.map(({ id, bottle }) => (
                  <option key={id} value={bottle.brand} />
                ))}
              </datalist>
              <TextInput
                size="md"
                label={t('care.ink.diluentBatch')}
                value={use.diluentBatch}
                onChange={(event) => change(index, { diluentBatch: event.currentTarget.value })}
              />
              <NumberInput
                size="md"
                label={t('care.ink.parts')}
                min={0}
                max={200}
                value={use.dilutionParts}
                onChange={(value) => change(index, { dilutionParts: Number(value) || 0 })}
              />
              <NumberInput
                size="md"
                label={t('care.ink.drops')}
                min={0}
                max={100}
                value={use.neutraliserDrops}
                onChange={(value) => change(index, { neutraliserDrops: Number(value) || 0 })}
              />
              <Button
                variant="subtle"
                color="gray.9"
                leftSection={<TrashIcon size={18} />}
                onClick={() => onChange(ink.filter((_, at) => at !== index))}
              >
                {t('care.takeOut')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className="care-row">
        <Select
          size="md"
          w={360}
          aria-label={t('care.ink.add')}
          placeholder={t('care.ink.add')}
          searchable
          nothingFoundMessage={t('care.ink.noBottles')}
          value={null}
          data={inks
            .filter(({ id }) => !ink.some(({ bottleId }) => bottleId === id))
            .map(({ id, bottle }) => ({ value: id, label: `${bottle.brand} ${bottle.shade} (${bottle.batch})` }))}
          onChange={add}
        />
        <LinkButton variant="light" size="md" to="/ink">
          {t('care.ink.toShelf')}
        </LinkButton>
      </div>
    </>
  );
}

function inkUseOf({ id, bottle }: InkBottleCard, zones: readonly string[], dilutionParts: number): InkUse {
  const openedOn = bottle.openedOn ?? todayHere();
  const { useWithinDaysOfOpening: days } = bottle;
  const opened = days === null ? bottle.expiry : addDays(openedOn, days);
  return {
    bottleId: id,
    brand: bottle.brand,
    shade: bottle.shade,
    batch: bottle.batch,
    // A bottle ends on the earlier of the date on its label and its days after opening.
    expiry: opened < bottle.expiry ? opened : bottle.expiry,
    openedOn,
    diluent: '',
    diluentBatch: '',
    dilutionParts,
    neutraliserDrops: 0,
    tattooStatementSeen: bottle.tattooStatementSeen,
    zones: [...zones],
  };
}

const NEW_NEEDLE: NeedleUse = { configuration: '', diameterMm: 0.18, lot: '', sterileUntil: '' };

export function NeedleFields({
  needles,
  configuration,
  onChange,
}: {
  readonly needles: readonly NeedleUse[];
  /** The one that the plan says. */
  readonly configuration?: string | undefined;
  onChange(needles: readonly NeedleUse[]): void;
}) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<NeedleUse>): void =>
    onChange(needles.map((needle, at) => (at === index ? { ...needle, ...part } : needle)));
  return (
    <>
      <ul className="care-list">
        {needles.map((needle, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two needles may be alike, and rows keep their places
          <li key={index} className="care-fields">
            <TextInput
              size="md"
              label={t('care.needle.configuration')}
              value={needle.configuration}
              onChange={(event) => change(index, { configuration: event.currentTarget.value })}
            />
            <NumberInput
              size="md"
              label={t('care.needle.diameter')}
              min={0.1}
              max={1}
              step={0.01}
              value={needle.diameterMm}
              onChange={(value) => change(index, { diameterMm: Number(value) || 0 })}
            />
            <TextInput
              size="md"
              label={t('care.needle.lot')}
              value={needle.lot}
              onChange={(event) => change(index, { lot: event.currentTarget.value })}
            />
            <TextInput
              size="md"
              type="date"
              label={t('care.needle.sterileUntil')}
              value={needle.sterileUntil}
              onChange={(event) => change(index, { sterileUntil: event.currentTarget.value })}
            />
            <Button
              variant="subtle"
              color="gray.9"
              leftSection={<TrashIcon size={18} />}
              onClick={() => onChange(needles.filter((_, at) => at !== index))}
            >
              {t('care.takeOut')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        mt="sm"
        size="md"
        variant="default"
        onClick={() => onChange([...needles, { ...NEW_NEEDLE, configuration: configuration ?? '' }])}
      >
        {t('care.needle.add')}
      </Button>
    </>
  );
}

/** Needles that can be sent: a date that is still empty would be no date. */
export function wholeNeedles(needles: readonly NeedleUse[]): readonly NeedleUse[] {
  return needles.filter(({ sterileUntil, configuration, lot, diameterMm }) =>
    Boolean(sterileUntil && configuration.trim() && lot.trim() && diameterMm > 0),
  );
}
