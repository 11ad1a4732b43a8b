import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FadeCircumstance } from '#/engine/skin/time-model.ts';
import { addDays, type CalendarDay } from '#/practice/calendar/calendar-day.ts';
import { recordsOf } from '#/practice/session/course-records.ts';
import type { SessionPhoto } from '#/practice/session/session-record.ts';
import type { FollowUpRecord } from '#/practice/touch-up/follow-up-record.ts';
import { LEARNS_FROM_DAYS } from '#/practice/touch-up/learn-fading.ts';
import { NumberField } from '../../../parts/number-field.tsx';
import { useNumbers } from '../../../parts/use-numbers.ts';
import type { Booked } from '../care/care-frame.tsx';
import { PhotoField } from '../care/photo-field.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';

export const FADING_KEY = ['fading'] as const;

interface FollowUpsProps {
  readonly booked: Booked;
  /** The day on which the look settled; null before the last session was held. */
  readonly settled: CalendarDay | null;
  /** What holds for this person. */
  readonly circumstances: readonly FadeCircumstance[];
}

/** What was left of the look at each follow-up, and one more: the studio learns its own fading from them. */
export function FollowUps({ booked, settled, circumstances }: FollowUpsProps) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const { percent: shareText } = useNumbers();
  const known = recordsOf(booked.known.ofCourse, 'followUp');
  const isSettled = settled !== null && settled <= todayHere();
  return (
    <section className="care-block" aria-labelledby="follow-ups">
      <h2 id="follow-ups">{t('care.forecast.followUps')}</h2>
      <p className="hint">{t('care.forecast.followUpLead')}</p>
      <ul className="care-list">
        {known.map(({ id, at, by, remainingShare }) => (
          <li key={id}>
            <strong>{t('care.forecast.line', { percent: shareText(remainingShare) })}</strong> · {moment(at)} ·{' '}
            {t('clients.by', { name: by.name })}
          </li>
        ))}
      </ul>
      {isSettled ? (
        <NewFollowUp courseId={booked.record.id} settled={settled} circumstances={circumstances} />
      ) : (
        <p>{t('care.forecast.notYet')}</p>
      )}
    </section>
  );
}

function NewFollowUp({
  courseId,
  settled,
  circumstances,
}: {
  readonly courseId: string;
  readonly settled: CalendarDay;
  readonly circumstances: readonly FadeCircumstance[];
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const artist = useArtist();
  const { add } = useClientRecords();
  const [left, setLeft] = useState<number | null>(null);
  const [photos, setPhotos] = useState<readonly SessionPhoto[]>([]);
  const record = (): void => {
    const body: Omit<FollowUpRecord, 'kind' | 'id' | 'clientId' | 'at' | 'by'> = {
      courseId,
      settledOn: settled,
      remainingShare: (left ?? 0) / 100,
      circumstances,
      photos,
    };
    add.mutate(
      { kind: 'followUp', body: { by: artist, ...body } },
      {
        onSuccess: async () => {
          setLeft(null);
          setPhotos([]);
          await queries.invalidateQueries({ queryKey: FADING_KEY });
        },
      },
    );
  };
  return (
    <fieldset className="answer-form">
      <legend>{t('care.forecast.record')}</legend>
      <div className="care-fields">
        <NumberField
          size="md"
          label={t('care.forecast.left')}
          unit="%"
          optional
          wrong="clears"
          min={1}
          max={300}
          value={left}
          onChange={setLeft}
        />
      </div>
      {todayHere() < addDays(settled, LEARNS_FROM_DAYS) && <p className="hint">{t('care.forecast.early')}</p>}
      <div className="photo-slots">
        <PhotoField label={t('care.forecast.photo')} view="top" zone={null} photos={photos} onChange={setPhotos} />
      </div>
      <div>
        <Button size="md" disabled={!artist || left === null} loading={add.isPending} onClick={record}>
          {t('care.forecast.record')}
        </Button>
      </div>
      <RecordProblem error={add.error} />
    </fieldset>
  );
}
