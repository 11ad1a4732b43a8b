import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aftercareIcs } from '#/documents/aftercare-ics.ts';
import { courseProgramme, latePreparation, lineText, type ProgrammeOptions } from '#/practice/aftercare/programme.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { heldSession } from '#/practice/session/course-records.ts';
import { DownloadIcon } from '#/ui/icons.tsx';
import { type Booked, CareFrame } from '../care/care-frame.tsx';
import { ChoiceRow } from '../care/choice-row.tsx';
import { LateNotice } from '../parts/late-preparation.tsx';
import { offerFile } from '../parts/offer-file.ts';
import { todayHere, usePracticeWords } from '../use-practice-words.ts';
import { ForecastBlock } from './forecast-block.tsx';
import { useLook } from './use-look.ts';

/** What to do on which day, and how long the look will last. */
export function AftercareScene() {
  const { t } = useTranslation();
  return (
    <CareFrame id="aftercare" lead={t('care.aftercare.lead')}>
      {(booked) => (
        <>
          <Programme booked={booked} />
          <ForecastBlock booked={booked} />
        </>
      )}
    </CareFrame>
  );
}

/** Sessions as they were held, else as they are booked. */
function startsOf({ course, known, record }: Booked) {
  return course.sessions.map(({ n, start }) => ({
    n,
    start: heldSession(known.ofCourse, record.id, n)?.startedAt ?? start,
  }));
}

function Programme({ booked }: { readonly booked: Booked }) {
  const { t } = useTranslation();
  const { language, day } = usePracticeWords();
  const starts = startsOf(booked);
  const [n, setN] = useState(booked.next?.n ?? starts.at(-1)?.n ?? 1);
  const look = useLook();
  const options: ProgrammeOptions = {
    zone: booked.course.zone,
    protocol: booked.protocol,
    ...look,
  };
  const lines = courseProgramme(starts, options).filter(({ session }) => session === n);
  const start = starts.find((one) => one.n === n)?.start ?? '';
  const next = starts.find((one) => one.n === n + 1)?.start;
  const { zone } = booked.course;
  const toldOn = dayIn(booked.record.at, zone);
  const late = start === '' ? null : latePreparation(lines, dayIn(start, zone), toldOn);
  const today = todayHere();
  const offerCalendar = (): void =>
    offerFile(
      new Blob([aftercareIcs(lines, start, language, new Date())], { type: 'text/calendar' }),
      `session-${n}.ics`,
    );
  return (
    <section className="care-block" aria-labelledby="programme-title">
      <h2 id="programme-title">{t('care.aftercare.programme')}</h2>
      <ChoiceRow
        label={t('care.aftercare.around')}
        choices={starts.map((one) => ({
          value: String(one.n),
          label: t('care.aftercare.session', { n: one.n, day: day(dayIn(one.start, booked.course.zone)) }),
        }))}
        value={String(n)}
        onChange={(value) => setN(Number(value))}
      />
      <div className="care-row">
        <Button variant="default" size="md" leftSection={<DownloadIcon />} onClick={offerCalendar}>
          {t('care.aftercare.calendar')}
        </Button>
        <Button
          component="a"
          variant="default"
          size="md"
          leftSection={<DownloadIcon />}
          href={`/api/aftercare-sheet?${new URLSearchParams({ start, zone, toldOn, n: String(n), language, ...(next ? { next } : {}), ...look })}`}
          download={`session-${n}.pdf`}
        >
          {t('care.aftercare.pdf')}
        </Button>
        <Button variant="default" size="md" onClick={() => window.print()}>
          {t('practice.print')}
        </Button>
      </div>
      <LateNotice late={late} sessionOn={start === '' ? '' : dayIn(start, zone)} />
      <table className="programme">
        <thead>
          <tr>
            <th scope="col">{t('care.aftercare.when')}</th>
            <th scope="col">{t('care.aftercare.what')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.id} ${line.from}`}
              data-kind={line.kind}
              data-today={(line.from <= today && (line.to === null || line.to >= today)) || undefined}
            >
              <td>
                <span>{day(line.from)}</span>{' '}
                {line.to === null ? (
                  <span>{t('care.aftercare.forEver')}</span>
                ) : (
                  line.to !== line.from && <span>– {day(line.to)}</span>
                )}
              </td>
              <td>{lineText(language, line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
