import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { InkBottleCard } from '#/contract/api-ink.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import type { InkUse } from '#/practice/ink/ink-use.ts';
import type { NeedleUse } from '#/practice/session/session-record.ts';
import { TrashIcon } from '#/ui/icons.tsx';
import { inkApi } from '../../../ink/ink-api.ts';
import { DayField } from '../../../parts/day-field.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';
import { AmountField } from './amount-field.tsx';

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
  const shelf = useQuery({ queryKey: ['ink', ''], queryFn: () => inkApi.bottles(''), staleTime: 0 });
  const bottles = shelf.data ?? [];
  const inks = bottles.filter(({ bottle }) => bottle.what === 'ink');
  const diluents = new Set(bottles.flatMap(({ bottle }) => (bottle.what === 'diluent' ? [bottle.brand] : [])));
  const add = (id: string | null): void => {
    const picked = inks.find((card) => card.id === id);
    if (picked) onChange([...ink, inkUseOf(picked, zones, dilution ?? 20)]);
  };
  return (
    <>
      <ul className="care-list">
        {ink.map((use, index) => (
          <InkRow
            key={use.bottleId}
            use={use}
            diluents={[...diluents]}
            onChange={(part) => onChange(ink.map((other, at) => (at === index ? { ...other, ...part } : other)))}
            onRemove={() => onChange(ink.filter((_, at) => at !== index))}
          />
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

interface RowProps<Use> {
  readonly use: Use;
  onChange(part: Partial<Use>): void;
  onRemove(): void;
}

/** What the bottle says, and how it was mixed. */
function InkRow({ use, diluents, onChange, onRemove }: RowProps<InkUse> & { readonly diluents: readonly string[] }) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const listId = useId();
  return (
    <li>
      <strong>{`${use.brand} ${use.shade}`}</strong>{' '}
      <span className="hint">
        {t('care.ink.facts', { batch: use.batch, expiry: day(use.expiry), opened: day(use.openedOn) })}
      </span>
      <div className="care-fields">
        <TextInput
          size="md"
          label={t('care.ink.diluent')}
          list={listId}
          value={use.diluent}
          onChange={(event) => onChange({ diluent: event.currentTarget.value })}
        />
        <datalist id={listId}>
          {diluents.map((brand) => (
            <option key={brand} value={brand} />
          ))}
        </datalist>
        <TextInput
          size="md"
          label={t('care.ink.diluentBatch')}
          value={use.diluentBatch}
          onChange={(event) => onChange({ diluentBatch: event.currentTarget.value })}
        />
        <AmountField
          label={t('care.ink.parts')}
          max={200}
          decimals={1}
          value={use.dilutionParts}
          onChange={(dilutionParts) => onChange({ dilutionParts })}
        />
        <AmountField
          label={t('care.ink.drops')}
          max={100}
          value={use.neutraliserDrops}
          onChange={(neutraliserDrops) => onChange({ neutraliserDrops })}
        />
        <TakeOut onClick={onRemove} />
      </div>
    </li>
  );
}

function TakeOut({ onClick }: { onClick(): void }) {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" color="var(--ink-soft)" leftSection={<TrashIcon size={18} />} onClick={onClick}>
      {t('care.takeOut')}
    </Button>
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
  return (
    <>
      <ul className="care-list">
        {needles.map((needle, index) => (
          <NeedleRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two needles may be alike, and rows keep their places
            key={index}
            use={needle}
            onChange={(part) => onChange(needles.map((other, at) => (at === index ? { ...other, ...part } : other)))}
            onRemove={() => onChange(needles.filter((_, at) => at !== index))}
          />
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

function NeedleRow({ use, onChange, onRemove }: RowProps<NeedleUse>) {
  const { t } = useTranslation();
  return (
    <li className="care-fields">
      <TextInput
        size="md"
        label={t('care.needle.configuration')}
        value={use.configuration}
        onChange={(event) => onChange({ configuration: event.currentTarget.value })}
      />
      <AmountField
        label={t('care.needle.diameter')}
        min={0.1}
        max={1}
        decimals={3}
        step={0.01}
        value={use.diameterMm}
        onChange={(diameterMm) => onChange({ diameterMm })}
      />
      <TextInput
        size="md"
        label={t('care.needle.lot')}
        value={use.lot}
        onChange={(event) => onChange({ lot: event.currentTarget.value })}
      />
      <DayField
        size="md"
        label={t('care.needle.sterileUntil')}
        value={use.sterileUntil}
        onChange={(sterileUntil) => onChange({ sterileUntil })}
      />
      <TakeOut onClick={onRemove} />
    </li>
  );
}

/** Needles that can be sent: a date that is still empty would be no date. */
export function wholeNeedles(needles: readonly NeedleUse[]): readonly NeedleUse[] {
  return needles.filter(isWhole);
}

/** Needles that somebody began to write down. */
export function halfNeedles(needles: readonly NeedleUse[]): readonly NeedleUse[] {
  return needles.filter((needle) => !isWhole(needle));
}

function isWhole({ sterileUntil, configuration, lot, diameterMm }: NeedleUse): boolean {
  return Boolean(sterileUntil && configuration.trim() && lot.trim() && diameterMm > 0);
}
