import { useTranslation } from 'react-i18next';
import { missedOfCourse } from '#/practice/session/course-records.ts';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { type Booked, CareFrame } from '../care/care-frame.tsx';
import { InspectionForm } from '../care/inspection-form.tsx';
import { MissingList } from '../parts/missing-list.tsx';
import { standingNow } from '../parts/standing-now.ts';
import { useMadePlan } from '../parts/use-made-plan.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import { CheckInList } from './check-in-list.tsx';
import { GateOverrideForm } from './gate-override-form.tsx';

/** The weeks between: check-ins, warning signs and who settled them, and whether the next session may be. */
export function HealingScene() {
  const { t } = useTranslation();
  return (
    <CareFrame id="healing" lead={t('care.healing.lead')}>
      {(booked) => (
        <div className="care-columns">
          <div>
            <CheckInList booked={booked} />
            <section className="care-block" aria-labelledby="new-check-in">
              <h2 id="new-check-in">{t('care.checkIn.new')}</h2>
              <InspectionForm booked={booked} atChair={false} />
            </section>
          </div>
          <GatePanel booked={booked} />
        </div>
      )}
    </CareFrame>
  );
}

function GatePanel({ booked }: { readonly booked: Booked }) {
  const { t } = useTranslation();
  const { moment, day } = usePracticeWords();
  const made = useMadePlan();
  const { record, course, known, next, protocol } = booked;
  if (!next) {
    return (
      <aside className="care-block">
        <p>{t('care.session.allHeld')}</p>
      </aside>
    );
  }
  const at = nowHere();
  const envelopeNow = made.data?.consent.envelope;
  const { problems, gate } = standingNow(known, record, { session: next.n, protocol, envelopeNow });
  const isOpen = problems.length === 0;
  const missed = missedOfCourse(known, record, protocol, at).find(({ n }) => n === next.n - 1)?.days ?? [];
  const failing = (['HG1', 'HG2', 'HG3', 'HG4'] as const).filter(
    (rule) => !gate.holds[rule] && !gate.overridden.includes(rule),
  );
  return (
    <aside className="care-block" aria-labelledby="gate-title">
      <h2 id="gate-title">
        {t('care.gate.title', { n: next.n })} <small>{moment(next.start, course.zone)}</small>
      </h2>
      <p className="gate-mark" data-open={isOpen || undefined} role="status">
        {isOpen ? <CheckIcon size={26} /> : <StopIcon size={26} />}
        {t(isOpen ? 'care.gate.open' : 'care.gate.shut')}
      </p>
      <MissingList problems={problems} />
      {gate.overridden.length > 0 && (
        <p className="notice" data-tone="warn">
          {t('care.session.overridden', { rules: gate.overridden.join(', ') })}
        </p>
      )}
      {missed.length > 0 && (
        <p className="notice" data-tone="warn">
          {t('care.gate.missed', { days: missed.map(day).join(', ') })}
        </p>
      )}
      <p className="hint">{t('care.gate.hint')}</p>
      {!gate.open && gate.openSigns.length === 0 && failing.length > 0 && gate.holds.TP3 && (
        <GateOverrideForm booked={booked} session={next.n} rules={failing} />
      )}
    </aside>
  );
}
