import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckIcon } from '#/ui/icons.tsx';
import { PhotoField } from '../care/photo-field.tsx';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import { AnaestheticFields } from './anaesthetic-fields.tsx';
import { CloseSession } from './close-session.tsx';
import type { SessionPartProps } from './session-part.ts';
import { ZoneCard } from './zone-card.tsx';

/** The session while it runs: the clock, the zones by one tap each, anaesthetic, photos, and its end. */
export function RunSession(props: SessionPartProps) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { session, draft, made } = props;
  const { zones, photos } = draft.value;
  const setPhotos = (next: typeof photos): void => draft.change({ photos: next });
  const picture = made?.plan.files.find(({ name }) => name.endsWith(`session-${session.n}-fresh.png`));
  return (
    <>
      <Clock {...props} />
      <section className="care-block" aria-labelledby="zones-title">
        <h2 id="zones-title">{t('care.session.zones')}</h2>
        <div className={picture ? 'care-columns' : undefined}>
          <div className="zone-work">
            {zones.map((work, index) => (
              <ZoneCard
                key={work.zone}
                work={work}
                part={session.parts.find(({ zone }) => zone === work.zone)}
                plan={made?.parts.sessions[session.n - 1]?.zones.find(({ zone }) => zone === work.zone)}
                onChange={(part) =>
                  draft.change({ zones: zones.map((one, at) => (at === index ? { ...one, ...part } : one)) })
                }
              />
            ))}
          </div>
          {picture && (
            <figure>
              <img className="session-picture" src={picture.url} alt={t('care.session.picture', { n: session.n })} />
              <figcaption className="hint">{t('care.session.picture', { n: session.n })}</figcaption>
            </figure>
          )}
        </div>
      </section>
      <AnaestheticFields booked={props.booked} draft={draft} />
      <section className="care-block" aria-labelledby="photos-title">
        <h2 id="photos-title">{t('care.session.photos')}</h2>
        <p className="hint">{t('care.session.photosHint')}</p>
        <div className="photo-slots">
          <PhotoField label={t('care.session.front')} view="front" zone={null} photos={photos} onChange={setPhotos} />
          <PhotoField label={t('care.session.top')} view="top" zone={null} photos={photos} onChange={setPhotos} />
          {zones
            .filter(({ doneShare, minutes }) => doneShare !== null || minutes !== null)
            .map(({ zone }) => (
              <PhotoField
                key={zone}
                label={t('care.session.macro', { zone: say(`zone.${zone}`) })}
                view="macro"
                zone={zone}
                withScale
                photos={photos}
                onChange={setPhotos}
              />
            ))}
        </div>
      </section>
      <CloseSession {...props} />
    </>
  );
}

/** Time at work: since the start, without the breaks. */
function Clock({ draft }: SessionPartProps) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const [now, setNow] = useState(() => Date.now());
  const { startedAt, endedAt, breaks } = draft.value;
  useEffect(() => {
    if (endedAt !== null) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [endedAt]);
  if (startedAt === null) return null;
  const end = endedAt === null ? Math.max(now, Date.parse(startedAt)) : Date.parse(endedAt);
  const rested = breaks.reduce((sum, { from, to }) => sum + (to ? Date.parse(to) : end) - Date.parse(from), 0);
  const seconds = Math.max(0, Math.floor((end - Date.parse(startedAt) - rested) / 1000));
  const running = breaks.at(-1)?.to === null;
  const toggle = (): void => {
    const at = nowHere();
    draft.change({
      breaks: running
        ? breaks.map((one, index) => (index === breaks.length - 1 ? { ...one, to: at } : one))
        : [...breaks, { from: at, to: null }],
    });
  };
  const two = (value: number): string => String(value).padStart(2, '0');
  return (
    <section className="care-block" aria-labelledby="clock-title">
      <h2 id="clock-title">
        {running ? t('care.session.onBreak') : t('care.session.running')}{' '}
        <small>{t('care.session.since', { when: moment(startedAt) })}</small>
      </h2>
      <div className="care-row">
        <span className="session-clock" role="timer">
          {`${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`}
        </span>
        {endedAt === null ? (
          <>
            <Button size="xl" variant="default" onClick={toggle}>
              {t(running ? 'care.session.goOn' : 'care.session.break')}
            </Button>
            <Button
              size="xl"
              variant="light"
              disabled={running}
              leftSection={<CheckIcon />}
              onClick={() => draft.change({ endedAt: nowHere() })}
            >
              {t('care.session.end')}
            </Button>
          </>
        ) : (
          <Button size="md" variant="default" onClick={() => draft.change({ endedAt: null })}>
            {t('care.session.notEnded')}
          </Button>
        )}
      </div>
    </section>
  );
}
