import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { PACK_TABLE } from '#/practice/packs/pack-table.ts';
import { DayField } from '../../../parts/day-field.tsx';
import { ScenePage } from '../../../parts/scene-layout.tsx';
import { packOf } from '../practice-part.ts';
import '../practice.css';
import { usePracticeWords } from '../use-practice-words.ts';
import { AnswersFile } from './answers-file.tsx';
import { QuestionRow } from './question-row.tsx';
import './screen-scene.css';
import { ScreenResult } from './screen-result.tsx';
import { sectionsOf } from './sections.ts';
import { type ScreeningView, useScreening } from './use-screening.ts';

/** The questions before a course, and beside them at once what the answers mean. */
export function ScreenScene() {
  const { t } = useTranslation();
  const view = useScreening();
  return (
    <ScenePage id="screen">
      <p className="scene-lead">{t('screen.lead')}</p>
      <div className="screen">
        <div className="screen-questions">
          <Frame view={view} />
          {sectionsOf(view.answers).map(({ id, questions, answered, wanted }) => (
            <section key={id} className="screen-section" aria-labelledby={`section-${id}`}>
              <div className="screen-section-head">
                <h2 id={`section-${id}`}>{t(`screen.sections.${id}`)}</h2>
                <span>{t('screen.answered', { count: answered, of: wanted })}</span>
              </div>
              {id === 'place' && <p className="hint">{t('screen.placeNote')}</p>}
              {questions.map((question) => (
                <QuestionRow key={question.path} question={question} view={view} />
              ))}
            </section>
          ))}
        </div>
        <ScreenResult view={view} />
      </div>
    </ScenePage>
  );
}

/** Day and place of the assessment, and the ways in and out of a file or onto paper. */
function Frame({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  return (
    <div className="screen-frame">
      <DayField
        label={t('screen.day')}
        value={view.on}
        onChange={(next) => {
          if (isCalendarDay(next) && /^(19|20|21)/.test(next)) view.answer('on', next);
        }}
      />
      <Select
        label={t('screen.place')}
        allowDeselect={false}
        data={PACK_TABLE.map(({ id }) => ({ value: id, label: say(`pack.${id}`) }))}
        value={packOf(view.answers).id}
        onChange={(value) => view.answer('pack', value ?? undefined)}
      />
      <AnswersFile view={view} />
    </div>
  );
}
