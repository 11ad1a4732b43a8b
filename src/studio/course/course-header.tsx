import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BackIcon,
  CheckIcon,
  CloudIcon,
  CloudOffIcon,
  ForwardIcon,
  RedoIcon,
  UndoIcon,
  WhorlMark,
} from '#/ui/icons.tsx';
import { useClientRecords } from '../scenes/practice/use-client-records.ts';
import { SCENES } from '../scenes/registry.ts';
import type { SceneDefinition } from '../scenes/scene.ts';
import { missingFor } from '../scenes/scene-needs.ts';
import { useCourse } from './course-context.tsx';
import { useCourseName } from './use-course-name.ts';

export function CourseHeader({ scene }: { readonly scene: SceneDefinition }) {
  const { t } = useTranslation();
  return (
    <header className="course-header">
      <Link to="/" className="course-home" aria-label={t('course.toList')}>
        <WhorlMark />
      </Link>
      <CourseName />
      <StepBar scene={scene} />
      <div className="course-tools">
        <SaveMark />
        <UndoButtons />
      </div>
    </header>
  );
}

function CourseName() {
  const { t } = useTranslation();
  const { text, onType, onLeave, onEscape } = useCourseName();
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') onEscape();
  };
  return (
    <input
      className="course-name"
      aria-label={t('course.name')}
      value={text}
      maxLength={200}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={onLeave}
      onKeyDown={onKey}
    />
  );
}

/** How a step stands: w waiting for another, d done, o open. */
type StepMark = 'w' | 'd' | 'o';

function StepBar({ scene }: { readonly scene: SceneDefinition }) {
  const { document, editor } = useCourse();
  const { ofCourse } = useClientRecords();
  const marks = SCENES.filter(({ part }) => part === scene.part).map((item): StepMark => {
    if (missingFor(item, document) !== null) return 'w';
    return item.isDone(document, ofCourse) ? 'd' : 'o';
  });
  // One text, so that a drag, which changes the document at every step, draws no link again.
  return <StepLinks scene={scene} courseId={editor.courseId} marks={marks.join('')} />;
}

interface StepLinksProps {
  readonly scene: SceneDefinition;
  readonly courseId: string;
  /** One StepMark a step of the scene's group. */
  readonly marks: string;
}

const StepLinks = memo(function StepLinks({ scene, courseId, marks }: StepLinksProps) {
  const { t } = useTranslation();
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open step is brought into view when it changes
  useEffect(() => {
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [scene.id]);
  return (
    <nav className="step-bar" aria-label={t('course.steps')} ref={bar}>
      <ol>
        <GroupLink scene={scene} courseId={courseId} towards={-1} />
        {SCENES.filter(({ part }) => part === scene.part).map((item, index) => {
          const isDone = marks[index] === 'd';
          const label = t(`scene.${item.id}.title`);
          const mark = isDone && item.id !== scene.id ? <CheckIcon size={13} /> : index + 1;
          return (
            <li key={item.id}>
              <Link
                to="/courses/$courseId/$step"
                params={{ courseId, step: item.id }}
                search={true}
                className="step"
                data-waiting={marks[index] === 'w' || undefined}
                aria-current={item.id === scene.id ? 'step' : undefined}
              >
                <span className="step-mark" data-done={isDone || undefined}>
                  {mark}
                </span>
                <span className="step-name">{label}</span>
              </Link>
            </li>
          );
        })}
        <GroupLink scene={scene} courseId={courseId} towards={1} />
      </ol>
    </nav>
  );
});

/** Up to so many steps leave room for the names of the neighbouring groups on a tablet. */
const FEW_STEPS = 4;

/** The way to the steps before or after the group that is shown. */
function GroupLink({ scene, courseId, towards }: Omit<StepLinksProps, 'marks'> & { readonly towards: -1 | 1 }) {
  const { t } = useTranslation();
  const ofGroup = SCENES.filter(({ part }) => part === scene.part);
  const edge = SCENES.indexOf((towards < 0 ? ofGroup[0] : ofGroup.at(-1)) ?? scene);
  const neighbour = SCENES[edge + towards];
  if (!neighbour) return null;
  const name = t(`practice.groups.${neighbour.part}`);
  const target = towards > 0 ? neighbour : SCENES.find(({ part }) => part === neighbour.part)!;
  return (
    <li>
      <Link
        to="/courses/$courseId/$step"
        params={{ courseId, step: target.id }}
        search={true}
        className="step step-group"
        data-many={ofGroup.length > FEW_STEPS || undefined}
        aria-label={t('practice.toGroup', { group: name })}
      >
        {towards < 0 && <BackIcon size={16} />}
        <span className="step-group-name">{name}</span>
        {towards > 0 && <ForwardIcon size={16} />}
      </Link>
    </li>
  );
}

function SaveMark() {
  const { t } = useTranslation();
  const { state } = useCourse();
  const save = state.save.kind;
  const bad = save === 'offline' || save === 'conflict' || save === 'refused';
  return (
    <span className="save-mark" role="status" data-state={save}>
      {bad ? <CloudOffIcon size={18} /> : <CloudIcon size={18} />}
      <span>{t(`save.${save}`)}</span>
    </span>
  );
}

function UndoButtons() {
  const { t } = useTranslation();
  const { state, editor } = useCourse();
  const { past, future } = state.history;
  const undoText =
    past.length > 0 ? t('course.undoWhat', { what: t(`change.${past.at(-1)?.label}`) }) : t('course.undo');
  const redoText =
    future.length > 0 ? t('course.redoWhat', { what: t(`change.${future[0]?.label}`) }) : t('course.redo');
  return (
    <>
      <Tooltip label={undoText}>
        <ActionIcon
          size={44}
          variant="subtle"
          color="var(--ink-soft)"
          aria-label={undoText}
          disabled={past.length === 0}
          onClick={() => editor.undo()}
        >
          <UndoIcon />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoText}>
        <ActionIcon
          size={44}
          variant="subtle"
          color="var(--ink-soft)"
          aria-label={redoText}
          disabled={future.length === 0}
          onClick={() => editor.redo()}
        >
          <RedoIcon />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
