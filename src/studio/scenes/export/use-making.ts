import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, RequestFailed } from '../../api-client.ts';
import { useCourse } from '../../course/course-context.tsx';
import { languageOf } from '../../parts/region.ts';
import { sayProblem } from '../../say-problem.ts';
import { withAccepted } from '../scene.ts';

export type Making = { readonly start: (fullSize: boolean) => void } & (
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly stage: string; readonly progress: number }
  | { readonly state: 'failed'; readonly message: string }
);

type Progress =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly stage: string; readonly progress: number }
  | { readonly state: 'failed'; readonly message: string };

/** Steps whose outcome the files hold. */
const MADE_OF = ['design', 'shade', 'plan', 'preview', 'export'];

const ASK_AGAIN_MS = 400;

/** Has the server make all files of the saved course, and follows it. */
export function useMaking(onDone: () => void): Making {
  const { editor, clientId } = useCourse();
  const { i18n } = useTranslation();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const start = async (fullSize: boolean): Promise<void> => {
    setProgress({ state: 'running', stage: '', progress: 0 });
    try {
      // What is seen is what is made: everything must be stored first.
      if (!(await editor.flush())) throw new RequestFailed('not-saved', '');
      let job = await api.startPlan(editor.courseId, fullSize, clientId ? undefined : languageOf(i18n.language));
      while (open.current && (job.state === 'waiting' || job.state === 'running')) {
        setProgress({ state: 'running', stage: job.stage, progress: job.progress });
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
        job = await api.job(job.id);
      }
      if (!open.current) return;
      // Who has the sheets made has taken the plan as it is.
      if (job.state === 'done') editor.remember((current) => withAccepted(current, MADE_OF));
      const message = job.error ? sayProblem(job.error, i18n.language) : '';
      setProgress(job.state === 'done' ? { state: 'idle' } : { state: 'failed', message });
      onDone();
    } catch (error) {
      if (open.current) setProgress({ state: 'failed', message: error instanceof Error ? error.message : '' });
    }
  };
  return { ...progress, start: (fullSize) => void start(fullSize) };
}
