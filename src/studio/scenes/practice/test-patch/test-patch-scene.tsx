import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { testPatchOrders } from '#/practice/screening/screen.ts';
import { recordsOf } from '#/practice/session/course-records.ts';
import { testPatchResult } from '#/practice/test-patch/read-test-patch.ts';
import type { TestPatchRecord } from '#/practice/test-patch/test-patch-record.ts';
import { CheckIcon, InfoIcon, WarningIcon } from '#/ui/icons.tsx';
import { STUDIO_ZONE } from '../../../parts/studio-zone.ts';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import type { PatchDraft } from '../care/care-drafts.ts';
import { CareFrame } from '../care/care-frame.tsx';
import { InkFields, NeedleFields, wholeNeedles } from '../care/ink-fields.tsx';
import { PhotoField } from '../care/photo-field.tsx';
import { useDraft } from '../care/use-draft.ts';
import { useArtist } from '../parts/artist-name.tsx';
import { WaitingFor } from '../parts/made-plan-block.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { ToScreening } from '../parts/to-screening.tsx';
import { latestOf, useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { numberOf } from './number-of.ts';
import { PatchLearned } from './patch-learned.tsx';
import { PatchReadings } from './patch-readings.tsx';

const EMPTY: PatchDraft = { zone: 'nape', where: '', dotsPerCm2: '', ink: [], needles: [], photos: [] };

/** A few dots where nobody looks, read after days and weeks before anything else is done (TP1 to TP4). */
export function TestPatchScene() {
  const { t } = useTranslation();
  return <CareFrame id="test-patch" lead={t('care.patch.lead')} always={<Patches />} />;
}

function Patches() {
  const { t } = useTranslation();
  const { records, ofCourse, isPending } = useClientRecords();
  const protocol = useProtocol();
  const [isNew, setNew] = useState(false);
  const screening = (latestOf(ofCourse, 'screening') ?? latestOf(records, 'screening'))?.result;
  const orders = screening ? testPatchOrders(screening) : [];
  const patches = recordsOf(records, 'testPatch');
  const readings = recordsOf(records, 'testPatchReading');
  const result = screening ? testPatchResult(patches, readings, screening, STUDIO_ZONE, protocol) : null;
  return (
    <>
      {!isPending && !screening && (
        <WaitingFor>
          {t('care.patch.needsScreening')} <ToScreening />
        </WaitingFor>
      )}
      <div className="notice" data-tone={orders.length > 0 && result !== 'pass' ? 'warn' : 'note'} role="status">
        {result === 'pass' ? <CheckIcon /> : orders.length > 0 ? <WarningIcon /> : <InfoIcon />}
        <span>
          {orders.length > 0 && t('care.patch.ordered', { rules: orders.join(', ') })}
          {orders.length === 0 && screening && t('care.patch.offered')}{' '}
          <strong>{t(`care.patch.state.${result ?? (patches.length > 0 ? 'unread' : 'none')}`)}</strong>
        </span>
      </div>
      <PatchLearned className="care-block" />
      {patches.toReversed().map((patch) => (
        <PatchCard key={patch.id} patch={patch} />
      ))}
      {isNew || patches.length === 0 ? (
        <NewPatch orders={orders} onDone={() => setNew(false)} />
      ) : (
        <Button size="md" variant="default" onClick={() => setNew(true)}>
          {t('care.patch.another')}
        </Button>
      )}
    </>
  );
}

function PatchCard({ patch }: { readonly patch: TestPatchRecord }) {
  const { t } = useTranslation();
  const { say, moment } = usePracticeWords();
  return (
    <section className="care-block" aria-label={t('clients.kinds.testPatch')}>
      <h2>
        {t('care.patch.placed', { zone: say(`zone.${patch.site.zone}`) })} <small>{moment(patch.at)}</small>
      </h2>
      <p>{patch.site.where}</p>
      <p className="hint">
        {patch.ink
          .map((use) =>
            t('care.patch.inkLine', {
              name: `${use.brand} ${use.shade}`,
              batch: use.batch,
              parts: use.dilutionParts,
              drops: use.neutraliserDrops,
            }),
          )
          .join(' · ')}
        {patch.dotsPerCm2 !== undefined && ` · ${t('care.patch.densityLine', { dots: patch.dotsPerCm2 })}`}
        {' · '}
        {patch.needles.map(({ configuration, lot }) => `${configuration} (${lot})`).join(', ')}
        {' · '}
        {t('clients.by', { name: patch.by.name })}
      </p>
      <PatchReadings patch={patch} />
    </section>
  );
}

function NewPatch({ orders, onDone }: { readonly orders: readonly string[]; onDone(): void }) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const artist = useArtist();
  const { add } = useClientRecords();
  const draft = useDraft('patch', EMPTY);
  const { value, change } = draft;
  const needles = wholeNeedles(value.needles);
  const zone = value.zone as ZoneId;
  const dotsPerCm2 = numberOf(value.dotsPerCm2 ?? '');
  const isDensity = dotsPerCm2 !== null && dotsPerCm2 >= 1 && dotsPerCm2 <= 1000;
  const ready = artist !== null && value.where.trim() !== '' && value.ink.length > 0 && needles.length > 0;
  const record = (): void =>
    add.mutate(
      {
        kind: 'testPatch',
        body: {
          by: artist,
          site: { zone, where: value.where.trim() },
          ink: value.ink.map((use) => ({ ...use, zones: [zone] })),
          needles,
          ...(isDensity ? { dotsPerCm2 } : {}),
          photos: value.photos,
          orderedBy: orders,
        },
      },
      {
        onSuccess: () => {
          draft.clear();
          onDone();
        },
      },
    );
  return (
    <section className="care-block" aria-labelledby="new-patch">
      <h2 id="new-patch">{t('care.patch.new')}</h2>
      <div className="care-fields">
        <Select
          size="md"
          label={t('care.patch.zone')}
          allowDeselect={false}
          data={ZONE_IDS.map((id) => ({ value: id, label: say(`zone.${id}`) }))}
          value={value.zone}
          onChange={(next) => change({ zone: next ?? 'nape' })}
        />
        <TextInput
          size="md"
          label={t('care.patch.where')}
          value={value.where}
          maxLength={500}
          onChange={(event) => change({ where: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={t('care.patch.density')}
          description={t('care.patch.densityHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="decimal"
          value={value.dotsPerCm2 ?? ''}
          onChange={(event) => change({ dotsPerCm2: event.currentTarget.value })}
        />
      </div>
      <h3 className="field-label">{t('care.ink.title')}</h3>
      <InkFields ink={value.ink} zones={[zone]} onChange={(ink) => change({ ink })} />
      <h3 className="field-label">{t('care.needle.title')}</h3>
      <NeedleFields needles={value.needles} onChange={(next) => change({ needles: next })} />
      <div className="photo-slots">
        <PhotoField
          label={t('care.patch.photo')}
          view="macro"
          zone={zone}
          withScale
          photos={value.photos}
          onChange={(photos) => change({ photos })}
        />
      </div>
      <div className="care-row">
        <Button size="lg" disabled={!ready} loading={add.isPending} onClick={record}>
          {t('care.patch.record')}
        </Button>
        {!ready && <span className="hint">{t('care.patch.needs')}</span>}
      </div>
      <RecordProblem error={add.error} />
    </section>
  );
}
