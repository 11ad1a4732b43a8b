import { Button, FileInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { alertOfSigns } from '#/practice/healing/alert-of-signs.ts';
import type { CheckInRecord } from '#/practice/healing/check-in.ts';
import { recordsOf } from '#/practice/session/course-records.ts';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { practiceApi } from '../../../practice-api.ts';
import type { Booked } from '../care/care-frame.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';

/** Every check-in and inspection, newest first; an open sign on top of all. */
export function CheckInList({ booked }: { readonly booked: Booked }) {
  const { t } = useTranslation();
  const all = recordsOf(booked.known.ofClient, 'checkIn').toReversed();
  const resolutions = recordsOf(booked.known.ofClient, 'signResolution');
  const isOpen = ({ id, checkIn }: CheckInRecord): boolean =>
    checkIn.warningSigns.length > 0 && !resolutions.some(({ checkInId }) => checkInId === id);
  const sorted = [...all.filter(isOpen), ...all.filter((one) => !isOpen(one))];
  if (all.length === 0) return null;
  return (
    <section className="care-block" aria-labelledby="check-ins">
      <h2 id="check-ins">{t('care.checkIn.title')}</h2>
      <ul className="care-list">
        {sorted.map((record) => (
          <CheckInRow key={record.id} record={record} isOpen={isOpen(record)} booked={booked} />
        ))}
      </ul>
    </section>
  );
}

function CheckInRow({
  record,
  isOpen,
  booked,
}: {
  readonly record: CheckInRecord;
  readonly isOpen: boolean;
  readonly booked: Booked;
}) {
  const { t } = useTranslation();
  const { day, moment, sign, phrase } = usePracticeWords();
  const { checkIn, photos, notes } = record;
  const signs = checkIn.warningSigns.map(sign);
  const alert = alertOfSigns(checkIn.warningSigns);
  const resolution = recordsOf(booked.known.ofClient, 'signResolution').find(
    ({ checkInId }) => checkInId === record.id,
  );
  const seen = [
    t(checkIn.scabs ? 'care.checkIn.withScabs' : 'care.checkIn.noScabs'),
    t(checkIn.redness ? 'care.checkIn.withRedness' : 'care.checkIn.noRedness'),
    t(`care.checkIn.quality.${checkIn.photoQuality}`),
  ];
  return (
    <li>
      <p>
        <strong>{moment(record.at, booked.course.zone)}</strong> · {seen.join(' · ')} ·{' '}
        <span className="hint">{t(`clients.checkInBy.${checkIn.kind}`, { name: record.by.name })}</span>
      </p>
      {notes && <p>{notes}</p>}
      {photos.map(({ id }) => (
        <a key={id} href={`/api/files/${id}/content`} download>
          {t('care.checkIn.photoOf', { day: day(dayIn(record.at, booked.course.zone)) })}
        </a>
      ))}
      {alert && isOpen && (
        <div className="notice" data-tone="stop" role="alert">
          <StopIcon />
          <span>
            <strong>{t('care.sign.open', { signs: signs.join(', ') })}</strong> {alert.tell.map(phrase).join(' ')}
          </span>
        </div>
      )}
      {resolution && (
        <p className="notice" data-tone="good">
          <CheckIcon />
          <span>
            {signs.join(', ')}: {t('care.sign.resolved', { name: resolution.by.name, why: resolution.why })}
            {resolution.letter && ` (${t('care.sign.letterKept')})`}
          </span>
        </p>
      )}
      {isOpen && <ResolutionForm checkInId={record.id} />}
    </li>
  );
}

function ResolutionForm({ checkInId }: { readonly checkInId: string }) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { add, clientId } = useClientRecords();
  const [why, setWhy] = useState('');
  const [letter, setLetter] = useState<File | null>(null);
  const resolve = useMutation({
    mutationFn: async () => {
      const kept = letter && clientId ? await practiceApi.addFile(letter, { clientId }) : null;
      const scan = kept && { id: kept.id, sha256: kept.sha256, mediaType: kept.mediaType, name: kept.name };
      return add.mutateAsync({
        kind: 'signResolution',
        body: { by: artist, checkInId, why: why.trim(), letter: scan },
      });
    },
  });
  return (
    <fieldset className="answer-form">
      <legend>{t('care.sign.resolve')}</legend>
      <p className="hint">{t('care.sign.hint')}</p>
      <Textarea label={t('care.sign.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
      <FileInput
        label={t('care.sign.letter')}
        accept="application/pdf,image/*"
        value={letter}
        onChange={setLetter}
        fileInputProps={{ 'aria-label': t('care.sign.letter') }}
      />
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <div>
        <Button
          size="md"
          disabled={!artist || why.trim() === ''}
          loading={resolve.isPending}
          onClick={() => resolve.mutate()}
        >
          {t('care.sign.record')}
        </Button>
      </div>
      <RecordProblem error={resolve.error} />
    </fieldset>
  );
}
