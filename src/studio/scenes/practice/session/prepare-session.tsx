import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { TODAY_QUESTIONS } from '#/practice/intake/questions.ts';
import type { SessionPreparation } from '#/practice/session/session-record.ts';
import { YesNo } from '../care/choice-row.tsx';
import { InkFields, NeedleFields } from '../care/ink-fields.tsx';
import { InspectionForm } from '../care/inspection-form.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import type { SessionPartProps } from './session-part.ts';
import { JumpToMissing, StartPanel, startProblemsOf, useStartCheck } from './start-panel.tsx';

/** SR1 to SR4 by hand, and beside them what the server still misses; the button works when nothing is. */
export function PrepareSession({ booked, session, draft, made }: SessionPartProps) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { preparation } = draft.value;
  const artist = useArtist();
  const check = useStartCheck(booked, session, draft);
  const problems = startProblemsOf(check.data, draft, booked);
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
        <JumpToMissing count={problems.length + (artist ? 0 : 1)} mayStart={check.data?.mayStart === true} />
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
      <StartPanel booked={booked} session={session} draft={draft} check={check} problems={problems} />
    </div>
  );
}
