import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PatchColours } from '#/engine/imaging/patch-from-photo.ts';
import { recordsOf } from '#/practice/session/course-records.ts';
import { readingDates } from '#/practice/test-patch/read-test-patch.ts';
import type { TestPatchReading, TestPatchRecord } from '#/practice/test-patch/test-patch-record.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { withShade } from '../../../editor/shade-edit.ts';
import { STUDIO_ZONE } from '../../../parts/studio-zone.ts';
import { useNumbers } from '../../../parts/use-numbers.ts';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import type { ReadingDraft } from '../care/care-drafts.ts';
import { ChoiceRow } from '../care/choice-row.tsx';
import { PhotoField } from '../care/photo-field.tsx';
import { useDraft } from '../care/use-draft.ts';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { latestOf, useClientRecords } from '../use-client-records.ts';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';
import { numberOf } from './number-of.ts';
import { PatchColoursFromPhoto } from './patch-colours.tsx';
import { learnFrom } from './use-patch-learned.ts';

const EMPTY: ReadingDraft = {
  result: null,
  reaction: '',
  lightness: '',
  redGreen: '',
  yellowBlue: '',
  skinLightness: '',
  skinRedGreen: '',
  skinYellowBlue: '',
  diameterMm: '',
  photos: [],
};

/** When the patch is read (TP2), what was read, and the next reading. */
export function PatchReadings({ patch }: { readonly patch: TestPatchRecord }) {
  const { t } = useTranslation();
  const { moment, day } = usePracticeWords();
  const protocol = useProtocol();
  const { records, ofCourse } = useClientRecords();
  const screening = latestOf(ofCourse, 'screening')?.result ?? latestOf(records, 'screening')?.result;
  const dates = screening ? readingDates(patch.at, screening, STUDIO_ZONE, protocol) : null;
  const readings = recordsOf(records, 'testPatchReading').filter(({ testPatchId }) => testPatchId === patch.id);
  const isOver = readings.some(
    ({ result, at }) => result === 'fail' || (result === 'pass' && dates !== null && at.slice(0, 10) >= dates.final),
  );
  return (
    <>
      {dates && (
        <p>
          {t('care.patch.dates', { early: moment(dates.early), final: day(dates.final) })}{' '}
          {!isOver && todayHere() < dates.final && <strong>{t('care.patch.notYet')}</strong>}
        </p>
      )}
      <ul className="care-list">
        {readings.map((reading) => (
          <li key={reading.id}>
            <strong>{t(`clients.reading.${reading.result}`)}</strong> · {moment(reading.at)} ·{' '}
            {t('clients.by', { name: reading.by.name })}
            {reading.reaction && <p>{reading.reaction}</p>}
          </li>
        ))}
      </ul>
      {!isOver && <NewReading patch={patch} />}
    </>
  );
}

function NewReading({ patch }: { readonly patch: TestPatchRecord }) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { document, editor } = useCourse();
  const { add } = useClientRecords();
  const { tenths } = useNumbers();
  const draft = useDraft('reading', EMPTY);
  const { value, change } = draft;
  const healedLab = labOf(value.lightness, value.redGreen, value.yellowBlue);
  const skinLab = labOf(value.skinLightness, value.skinRedGreen, value.skinYellowBlue);
  const macro = value.photos.find(({ view }) => view === 'macro');
  const takeColours = ({ healedLab: patched, skinLab: bare }: PatchColours): void => {
    const typed = (part: number): string => tenths(part).replace('\u2212', '-');
    const [lightness, redGreen, yellowBlue] = patched.map(typed);
    const [skinLightness, skinRedGreen, skinYellowBlue] = bare.map(typed);
    change({ lightness, redGreen, yellowBlue, skinLightness, skinRedGreen, skinYellowBlue } as Partial<ReadingDraft>);
  };
  const record = (): void => {
    const body: Omit<TestPatchReading, 'kind' | 'id' | 'clientId' | 'at' | 'by'> = {
      testPatchId: patch.id,
      result: value.result ?? 'unclear',
      reaction: value.reaction.trim(),
      healedLab,
      ...(skinLab ? { skinLab } : {}),
      healedDiameterMm: numberOf(value.diameterMm),
      photos: value.photos,
    };
    const at = new Date().toISOString();
    add.mutate(
      { kind: 'testPatchReading', at, body: { by: artist, ...body } },
      {
        onSuccess: async () => {
          draft.clear();
          // What was measured is used from now on; the block above says so and takes it back.
          const { learned } = await learnFrom(document, patch, { ...body, at });
          if (learned) editor.edit({ label: 'shade' }, (current) => withShade(current, { patch: learned }));
        },
      },
    );
  };
  const text = (key: Exclude<keyof ReadingDraft, 'result' | 'photos'>) => (
    <TextInput
      size="md"
      label={t(`care.patch.${key}`)}
      value={value[key] ?? ''}
      inputMode={key === 'reaction' ? 'text' : 'decimal'}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className="answer-form">
      <legend>{t('care.patch.read')}</legend>
      <ChoiceRow
        label={t('care.patch.result')}
        choices={[
          { value: 'pass', label: t('clients.reading.pass') },
          { value: 'unclear', label: t('clients.reading.unclear'), tone: 'warn' },
          { value: 'fail', label: t('clients.reading.fail'), tone: 'stop' },
        ]}
        value={value.result}
        onChange={(result) => change({ result })}
      />
      {text('reaction')}
      <div className="photo-slots">
        <PhotoField
          label={t('care.patch.readingPhoto')}
          view="macro"
          zone={patch.site.zone}
          withScale
          photos={value.photos}
          onChange={(photos) => change({ photos })}
        />
      </div>
      {macro && <PatchColoursFromPhoto key={macro.file.id} fileId={macro.file.id} onRead={takeColours} />}
      <div className="care-fields">
        {text('lightness')}
        {text('redGreen')}
        {text('yellowBlue')}
        {text('skinLightness')}
        {text('skinRedGreen')}
        {text('skinYellowBlue')}
        {text('diameterMm')}
      </div>
      <p className="hint">{t('care.patch.labHint')}</p>
      <div>
        <Button size="lg" disabled={!artist || value.result === null} loading={add.isPending} onClick={record}>
          {t('care.patch.recordReading')}
        </Button>
      </div>
      <RecordProblem error={add.error} />
    </fieldset>
  );
}

/** A whole colour, or null. */
function labOf(...texts: readonly (string | undefined)[]): [number, number, number] | null {
  const lab = texts.map((text) => numberOf(text ?? ''));
  return lab.every((part) => part !== null) ? (lab as [number, number, number]) : null;
}
