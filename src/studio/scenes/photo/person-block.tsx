import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { useCourseName } from '../../course/use-course-name.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { packOf } from '../practice/practice-part.ts';
import { useScreening } from '../practice/screen/use-screening.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';

const SEXES = ['male', 'female', 'other'] as const;

/** Who it is, as little as needed. */
export function PersonBlock() {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const name = useCourseName();
  const { answers, answer, settle } = useScreening();
  const age = document.practice['ageYears'];
  const isBorn = answers.birthDate !== undefined;
  const setAge = (value: number | null): void =>
    editor.edit({ label: 'age', group: 'age' }, (current) => withAge(current, value));
  return (
    <section className="panel-block" aria-labelledby="person-title">
      <h2 id="person-title">{t('photo.person')}</h2>
      <div className="person-grid">
        <TextInput
          label={t('photo.firstName')}
          description={t('photo.firstNameHint')}
          value={name.text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => name.onType(event.currentTarget.value)}
          onBlur={name.onLeave}
        />
        <div>
          <span id="sex-label" className="field-label">
            {t('photo.sex')}
          </span>
          <SegmentedControl
            fullWidth
            size="md"
            aria-labelledby="sex-label"
            value={document.sex}
            data={SEXES.map((sex) => ({ value: sex, label: t(`photo.sexes.${sex}`) }))}
            onChange={(sex) => {
              // Asked once: the same answer stands in the screening.
              answer('sex', sex);
              settle();
            }}
          />
          <p className="hint">
            {t('photo.sexHint')} {answers.sex && t('photo.sexSame')}
          </p>
        </div>
        <NumberField
          label={t('photo.age')}
          description={t(isBorn ? 'photo.ageBorn' : 'photo.ageHint')}
          disabled={isBorn}
          value={typeof age === 'number' ? age : null}
          optional
          min={0}
          max={120}
          onChange={setAge}
          onEnd={() => editor.settle()}
        />
        {typeof age === 'number' && <TooYoung ageYears={age} youngest={packOf(answers).age.value} />}
      </div>
    </section>
  );
}

/** SC01 told where the age is typed; Screening judges by the date of birth. */
function TooYoung({ ageYears, youngest }: { readonly ageYears: number; readonly youngest: number }) {
  const { say } = usePracticeWords();
  if (ageYears >= youngest) return null;
  return (
    <p className="notice" data-tone="stop" role="alert">
      <WarningIcon />
      <span>
        {say('SC01.age.why', { age: youngest })} <code className="rule-code">SC01</code>
      </span>
    </p>
  );
}

function withAge(document: CourseDocument, value: number | null): CourseDocument {
  const { ageYears: _, ...rest } = document.practice;
  return { ...document, practice: value === null ? rest : { ...rest, ageYears: value } };
}
