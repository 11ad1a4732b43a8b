import { Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
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
  const artist = useArtist();
  const check = useStartCheck(booked, session, draft);
  const problems = startProblemsOf(check.data, draft, booked);
  const change = (part: Partial<SessionPreparation>): void =>
    draft.change({ n: session.n, preparation: { ...draft.value.preparation, ...part } });
  const parts = { booked, draft, change };
  return (
    <div className="care-columns">
      <div>
        <JumpToMissing count={problems.length + (artist ? 0 : 1)} mayStart={check.data?.mayStart === true} />
        <Today {...parts} />
        <Block id="ask-skin" title="care.session.skin">
          <InspectionForm booked={booked} atChair />
        </Block>
        <Person {...parts} />
        <Material {...parts} session={session} made={made} />
      </div>
      <StartPanel booked={booked} session={session} draft={draft} check={check} problems={problems} />
    </div>
  );
}

type PartProps = Pick<SessionPartProps, 'booked' | 'draft'> & {
  change(part: Partial<SessionPreparation>): void;
};

/** One part of the preparation under its heading. */
function Block(props: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="care-block" aria-labelledby={props.id}>
      <h2 id={props.id}>{t(props.title)}</h2>
      {props.children}
    </section>
  );
}

function isToday(moment: string | null, { course }: SessionPartProps['booked']): boolean {
  return moment !== null && dayIn(moment, course.zone) === dayIn(nowHere(), course.zone);
}

function Today({ booked, draft, change }: PartProps) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { preparation } = draft.value;
  // Answers of an earlier day are no answers of today.
  const today = isToday(preparation.todayAskedAt, booked) ? preparation.today : {};
  return (
    <Block id="ask-today" title="care.session.today">
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
    </Block>
  );
}

function Person({ booked, draft, change }: PartProps) {
  const { t } = useTranslation();
  const { preparation } = draft.value;
  return (
    <Block id="ask-person" title="care.session.person">
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
        checked={isToday(preparation.outlineAgreedAt, booked)}
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
    </Block>
  );
}

/** Ink and needles, with what the plan names for the zones of the session. */
function Material({ session, draft, made, change }: PartProps & Pick<SessionPartProps, 'session' | 'made'>) {
  const { preparation } = draft.value;
  const { zones } = session;
  const zonePlan = made?.parts.zones.find(({ zone }) => zones.includes(zone));
  const dilution = made?.parts.shades[zonePlan?.shade ?? 0]?.dilution;
  return (
    <>
      <Block id="ask-ink" title="care.ink.title">
        <InkFields ink={preparation.ink} zones={zones} dilution={dilution} onChange={(ink) => change({ ink })} />
      </Block>
      <Block id="ask-needle" title="care.needle.title">
        <NeedleFields
          needles={preparation.needles}
          configuration={zonePlan?.needle}
          onChange={(needles) => change({ needles })}
        />
      </Block>
    </>
  );
}
