import { Center, Stack, Text, Title } from '@mantine/core';
import { CatchBoundary, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BrokenNotice } from '../parts/broken-page.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { MeasureReadout } from '../parts/measure-readout.tsx';
import { NeedNotice } from '../parts/need-notice.tsx';
import { NextSceneContext } from '../parts/next-scene.ts';
import { Waiting } from '../parts/waiting.tsx';
import { PlannerProvider, usePlanner } from '../planner/planner-context.tsx';
import { loadScenes } from '../scenes/later-scene.ts';
import { SCENES, sceneById } from '../scenes/registry.ts';
import { withAccepted } from '../scenes/scene.ts';
import { missingFor } from '../scenes/scene-needs.ts';
import { CourseProvider, useCourse } from './course-context.tsx';
import { CourseHeader } from './course-header.tsx';
import './course-page.css';
import { SaveBanner } from './save-banner.tsx';
import { useOpenCourse } from './use-open-course.ts';

const SCENES_LATER_MS = 3_000;

/** One course: its header with the steps, and the scene of the open step. */
export function CoursePage({ courseId, step }: { readonly courseId: string; readonly step: string | null }) {
  const opened = useOpenCourse(courseId);
  const { t } = useTranslation();
  if (opened.state === 'loading') {
    return <Waiting />;
  }
  if (opened.state === 'failed') {
    return (
      <Center h="100%" component="main">
        <Stack align="center" p="lg" maw={520}>
          <Title order={1} size="h3">
            {t('course.notOpened')}
          </Title>
          <Text ta="center">{opened.isUnknown ? t('course.noSuch') : opened.message || t('save.offlineText')}</Text>
          <LinkButton to="/">{t('course.toList')}</LinkButton>
        </Stack>
      </Center>
    );
  }
  return (
    <CourseProvider value={opened.course}>
      <PlannerProvider>
        <CourseSteps step={step} />
      </PlannerProvider>
    </CourseProvider>
  );
}

function CourseSteps({ step }: { readonly step: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { editor, document } = useCourse();
  const wanted = step ?? document.step;
  const scene = sceneById(wanted) ?? sceneById('photo')!;
  useEffect(() => {
    if (step !== scene.id) {
      const params = { courseId: editor.courseId, step: scene.id };
      void navigate({ to: '/courses/$courseId/$step', params, replace: true, search: true });
      return;
    }
    editor.remember((current) => (current.step === scene.id ? current : { ...current, step: scene.id }));
  }, [editor, navigate, scene.id, step]);
  const { setDepth } = usePlanner();
  const missing = missingFor(scene, document);
  useEffect(() => setDepth(missing ? null : scene.planning), [missing, scene.planning, setDepth]);
  // In a low narrow window the page itself scrolls: a step begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each other step
  useEffect(() => {
    // In newer browsers this gives a promise, which an effect must not return.
    void window.scrollTo(0, 0);
  }, [scene.id]);
  useUndoKeys();
  useEffect(() => {
    // After the first picture, which is waited for.
    const later = setTimeout(() => void loadScenes(), SCENES_LATER_MS);
    return () => clearTimeout(later);
  }, []);
  const following = SCENES[SCENES.indexOf(scene) + 1];
  const nextMissing = following ? missingFor(following, document) : null;
  const next = useMemo(() => {
    if (!following) return null;
    return {
      id: following.id,
      missing: nextMissing,
      isMain: !scene.hasOwnAction,
      onTaken: () => editor.remember((current) => withAccepted(current, [scene.id])),
    };
  }, [following, nextMissing, editor, scene]);
  // The same element: a change of the document draws again only what reads it.
  const page = useMemo(() => <scene.Component />, [scene]);
  return (
    <div className="course">
      <CourseHeader scene={scene} />
      <SaveBanner />
      <MeasureReadout />
      <main className="course-scene" aria-label={t(`scene.${scene.id}.title`)}>
        <NextSceneContext value={next}>
          {missing ? (
            <NeedNotice need={missing} />
          ) : (
            <CatchBoundary getResetKey={() => scene.id} errorComponent={BrokenNotice}>
              <Suspense key={scene.id} fallback={<Waiting />}>
                {page}
              </Suspense>
            </CatchBoundary>
          )}
        </NextSceneContext>
      </main>
    </div>
  );
}

function useUndoKeys(): void {
  const { editor } = useCourse();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A text field keeps its own undo while it is being typed in.
      const target = event.target as HTMLElement;
      const typing =
        target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isTextInput(target));
      const key = event.key.toLowerCase();
      if (typing || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) editor.redo();
      else editor.undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [editor]);
}

function isTextInput(input: HTMLInputElement): boolean {
  return !['range', 'checkbox', 'radio', 'button', 'color', 'file'].includes(input.type);
}
