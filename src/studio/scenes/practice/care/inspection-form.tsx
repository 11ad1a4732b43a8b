import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { alertOfSigns } from '#/practice/healing/alert-of-signs.ts';
import { WARNING_SIGNS } from '#/practice/healing/check-in.ts';
import { heldSession } from '#/practice/session/course-records.ts';
import { StopIcon } from '#/ui/icons.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import type { CheckInDraft } from './care-drafts.ts';
import type { Booked } from './care-frame.tsx';
import { ChipRow } from './chip-row.tsx';
import { ChoiceRow, YesNo } from './choice-row.tsx';
import { PhotoField } from './photo-field.tsx';
import { useDraft } from './use-draft.ts';

const EMPTY: CheckInDraft = {
  kind: 'chairInspection',
  scabs: null,
  redness: null,
  signs: [],
  photos: [],
  quality: 'none',
  notes: '',
};

/** What the skin looks like: told by the client, or seen by the artist at the chair. */
export function InspectionForm({ booked, atChair }: { readonly booked: Booked; readonly atChair: boolean }) {
  const { t } = useTranslation();
  const { sign } = usePracticeWords();
  const artist = useArtist();
  const { add } = useClientRecords();
  const draft = useDraft('checkIn', EMPTY);
  const { value, change } = draft;
  const record = (): void => {
    const at = nowHere();
    const kind = atChair ? 'chairInspection' : value.kind;
    const body = { by: artist, ...inspectionBody({ ...value, kind }, booked, at) };
    add.mutate({ kind: 'checkIn', at, body }, { onSuccess: () => draft.clear() });
  };
  return (
    <>
      {!atChair && (
        <ChoiceRow
          label={t('care.checkIn.kind')}
          choices={[
            { value: 'chairInspection', label: t('care.checkIn.atChair') },
            { value: 'clientCheckIn', label: t('care.checkIn.byClient') },
          ]}
          value={value.kind}
          onChange={(next) => change({ kind: next })}
        />
      )}
      <div className="today-grid">
        <YesNo
          label={t('care.checkIn.scabs')}
          yes={t('practice.yes')}
          no={t('practice.no')}
          value={value.scabs}
          onChange={(scabs) => change({ scabs })}
        />
        <YesNo
          label={t('care.checkIn.redness')}
          yes={t('practice.yes')}
          no={t('practice.no')}
          value={value.redness}
          onChange={(redness) => change({ redness })}
        />
      </div>
      <ChipRow
        label={t('care.checkIn.signs')}
        color="red"
        choices={WARNING_SIGNS.map((one) => ({ value: one, label: sign(one) }))}
        value={value.signs}
        onChange={(signs) => change({ signs })}
      />
      <SignsAlert signs={value.signs} />
      <div className="photo-slots">
        <PhotoField
          label={t('care.checkIn.photo')}
          view="top"
          zone={null}
          photos={value.photos}
          onChange={(photos) => change({ photos })}
          onJudged={(faults) => change({ quality: faults.length === 0 ? 'ok' : 'bad' })}
        />
        <Textarea
          size="md"
          label={t('care.checkIn.notes')}
          autosize
          minRows={4}
          maxLength={10_000}
          value={value.notes}
          onChange={(event) => change({ notes: event.currentTarget.value })}
        />
      </div>
      <div className="care-row">
        <Button
          size="lg"
          disabled={!artist || value.scabs === null || value.redness === null}
          loading={add.isPending}
          onClick={record}
        >
          {t('care.checkIn.record')}
        </Button>
        {!artist && <span className="hint">{t('practice.needsArtist')}</span>}
      </div>
      <RecordProblem error={add.error} />
    </>
  );
}

/** What is sent of it; questions that were left open cannot be sent and count as no. */
function inspectionBody(draft: CheckInDraft, { course, known, record }: Booked, at: string): object {
  const last = course.sessions.filter(({ n }) => heldSession(known.ofCourse, record.id, n)).at(-1);
  return {
    courseId: record.id,
    afterSession: last?.n ?? null,
    checkIn: {
      at,
      kind: draft.kind,
      scabs: draft.scabs ?? false,
      redness: draft.redness ?? false,
      warningSigns: draft.signs,
      photoQuality: draft.photos.length === 0 ? 'none' : draft.quality,
    },
    photos: draft.photos.map(({ file }) => file),
    notes: draft.notes,
  };
}

/** What to tell the client when there is a warning sign. */
function SignsAlert({ signs }: { readonly signs: readonly string[] }) {
  const { phrase } = usePracticeWords();
  const alert = alertOfSigns(signs);
  if (!alert) return null;
  return (
    <div className="notice" data-tone="stop" role="alert">
      <StopIcon />
      <span>{alert.tell.map(phrase).join(' ')}</span>
    </div>
  );
}
