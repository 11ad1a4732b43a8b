import { Button, Chip, Textarea } from '@mantine/core';
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
  const { say, phrase } = usePracticeWords();
  const artist = useArtist();
  const { add } = useClientRecords();
  const draft = useDraft('checkIn', EMPTY);
  const { value, change } = draft;
  const kind = atChair ? 'chairInspection' : value.kind;
  const alert = alertOfSigns(value.signs);
  const last = booked.course.sessions.filter(({ n }) => heldSession(booked.known.ofCourse, booked.record.id, n)).at(-1);
  const record = (): void => {
    const at = nowHere();
    add.mutate(
      {
        kind: 'checkIn',
        at,
        body: {
          by: artist,
          courseId: booked.record.id,
          afterSession: last?.n ?? null,
          checkIn: {
            at,
            kind,
            scabs: value.scabs ?? false,
            redness: value.redness ?? false,
            warningSigns: value.signs,
            photoQuality: value.photos.length === 0 ? 'none' : value.quality,
          },
          photos: value.photos.map(({ file }) => file),
          notes: value.notes,
        },
      },
      { onSuccess: () => draft.clear() },
    );
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
      <fieldset className="choice-row">
        <legend>{t('care.checkIn.signs')}</legend>
        <Chip.Group multiple value={[...value.signs]} onChange={(signs) => change({ signs })}>
          <div className="picks">
            {WARNING_SIGNS.map((sign) => (
              <Chip key={sign} value={sign} color="red" variant="light">
                {say(`sign.${sign}`)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </fieldset>
      {alert && (
        <div className="notice" data-tone="stop" role="alert">
          <StopIcon />
          <span>{alert.tell.map(phrase).join(' ')}</span>
        </div>
      )}
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
