import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { consentInForce } from '#/practice/consent/bind-consent.ts';
import { TODAY_QUESTIONS } from '#/practice/intake/questions.ts';
import type { SessionPreparation } from '#/practice/session/session-record.ts';
import { needleProblems } from '#/practice/session/start-session.ts';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { inkApi } from '../../../ink/ink-api.ts';
import { YesNo } from '../care/choice-row.tsx';
import { halfNeedles, InkFields, NeedleFields } from '../care/ink-fields.tsx';
import { InspectionForm } from '../care/inspection-form.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { MissingList } from '../parts/missing-list.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import { preparationToSend, type SessionPartProps } from './session-part.ts';

const ASK_AGAIN_MS = 30_000;

/** SR1 to SR4 by hand, and beside them what the server still misses; the button works when nothing is. */
export function PrepareSession({ booked, session, draft, made }: SessionPartProps) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { preparation } = draft.value;
  const change = (part: Partial<SessionPreparation>): void =>
    draft.change({ n: session.n, preparation: { ...preparation, ...part } });
  const zones = session.zones;
  const zonePlan = made?.parts.zones.find(({ zone }) => zones.includes(zone));
  const dilution = made?.parts.shades[zonePlan?.shade ?? 0]?.dilution;
  const isToday = (moment: string | null): boolean =>
    moment !== null && dayIn(moment, booked.course.zone) === dayIn(nowHere(), booked.course.zone);
  const agreedToday = isToday(preparation.outlineAgreedAt);
  // Answers of an earlier day are no answers of today.
  const today = isToday(preparation.todayAskedAt) ? preparation.today : {};
  return (
    <div className="care-columns">
      <div>
        <section className="care-block" aria-labelledby="ask-today">
          <h2 id="ask-today">{t('care.session.today')}</h2>
          <div className="today-grid">
            {TODAY_QUESTIONS.map(({ path }) => {
              const key = path.split('.')[1] as keyof SessionPreparation['today'];
              return (
                <YesNo
                  key={path}
                  label={say(`question.${path}.label`)}
                  yes={t('practice.yes')}
                  no={t('practice.no')}
                  value={today[key] ?? null}
                  onChange={(answer) => change({ today: { ...today, [key]: answer }, todayAskedAt: nowHere() })}
                />
              );
            })}
          </div>
          <p className="hint">{t('care.session.todayHint')}</p>
        </section>
        <section className="care-block" aria-labelledby="ask-skin">
          <h2 id="ask-skin">{t('care.session.skin')}</h2>
          <InspectionForm booked={booked} atChair />
        </section>
        <section className="care-block" aria-labelledby="ask-person">
          <h2 id="ask-person">{t('care.session.person')}</h2>
          <Checkbox
            size="lg"
            label={t(booked.pack.identity.value === 'copyKept' ? 'care.session.identityCopy' : 'care.session.identity')}
            checked={preparation.identitySeen}
            onChange={(event) => change({ identitySeen: event.currentTarget.checked })}
          />
          <Checkbox
            mt="md"
            size="lg"
            label={t('care.session.age', { age: booked.pack.age.value })}
            checked={preparation.ageSeen}
            onChange={(event) => change({ ageSeen: event.currentTarget.checked })}
          />
          <Checkbox
            mt="md"
            size="lg"
            label={t('care.session.outline')}
            checked={agreedToday}
            onChange={(event) => change({ outlineAgreedAt: event.currentTarget.checked ? nowHere() : null })}
          />
          <TextInput
            mt="md"
            size="md"
            maw={360}
            label={t('care.session.second')}
            value={draft.value.second}
            maxLength={200}
            onChange={(event) => draft.change({ second: event.currentTarget.value })}
          />
        </section>
        <section className="care-block" aria-labelledby="ask-ink">
          <h2 id="ask-ink">{t('care.ink.title')}</h2>
          <InkFields ink={preparation.ink} zones={zones} dilution={dilution} onChange={(ink) => change({ ink })} />
        </section>
        <section className="care-block" aria-labelledby="ask-needle">
          <h2 id="ask-needle">{t('care.needle.title')}</h2>
          <NeedleFields
            needles={preparation.needles}
            configuration={zonePlan?.needle}
            onChange={(needles) => change({ needles })}
          />
        </section>
      </div>
      <StartPanel booked={booked} session={session} draft={draft} />
    </div>
  );
}

function StartPanel({ booked, session, draft }: Pick<SessionPartProps, 'booked' | 'session' | 'draft'>) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { editor, clientId } = useCourse();
  const { records } = useClientRecords();
  const consentId = consentInForce(booked.known.ofCourse, nowHere())?.id ?? null;
  const preparation = preparationToSend(draft.value, consentId);
  const ask = () =>
    inkApi.checkSession({
      clientId: clientId ?? '',
      courseId: editor.courseId,
      session: session.n,
      at: nowHere(),
      preparation: JSON.parse(JSON.stringify(preparation)),
    });
  const check = useQuery({
    queryKey: ['session-check', editor.courseId, session.n, JSON.stringify(preparation), records.length],
    queryFn: ask,
    enabled: clientId !== null,
    staleTime: 0,
    refetchInterval: ASK_AGAIN_MS,
    placeholderData: (before) => before,
  });
  const start = async (): Promise<void> => {
    const fresh = await check.refetch();
    if (!fresh.data?.mayStart) return;
    draft.change({ n: session.n, preparation, startedAt: nowHere() });
  };
  const today = dayIn(nowHere(), booked.course.zone);
  const half = halfNeedles(draft.value.preparation.needles).flatMap((needle) => needleProblems(needle, today));
  const missing = check.data?.problems ?? [];
  const problems = [
    ...missing.filter(({ missing: { key } }) => half.length === 0 || key !== 'session.SR4.none'),
    ...half,
  ];
  const isReady = check.data?.mayStart === true && half.length === 0 && artist !== null;
  return (
    <aside className="care-block" aria-labelledby="start-title">
      <h2 id="start-title">{isReady ? t('care.session.ready') : t('care.session.missing')}</h2>
      {check.error && (
        <p className="notice" data-tone="stop" role="alert">
          <StopIcon /> {check.error.message || t('practice.noServer')}
        </p>
      )}
      <MissingList
        problems={problems}
        first={
          !artist && (
            <li>
              {t('practice.needsArtist')} <code className="rule-code">SR7</code>
            </li>
          )
        }
      />
      {check.data && check.data.overridden.length > 0 && (
        <p className="notice" data-tone="warn">
          {t('care.session.overridden', { rules: check.data.overridden.join(', ') })}
        </p>
      )}
      {isReady && (
        <p className="hint">
          <CheckIcon size={18} /> {t('care.session.readyHint')}
        </p>
      )}
      <Button mt="md" size="xl" fullWidth disabled={!isReady} onClick={() => void start()}>
        {t('care.session.start', { n: session.n })}
      </Button>
    </aside>
  );
}
