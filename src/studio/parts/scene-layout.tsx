import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { ForwardIcon } from '#/ui/icons.tsx';
import { useCourse } from '../course/course-context.tsx';
import { LinkButton } from './link-button.tsx';
import { NextSceneContext } from './next-scene.ts';
import './scene-layout.css';

export interface ScenePageProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** A step without a picture: one wide column. */
export function ScenePage({ id, children }: ScenePageProps) {
  const { t } = useTranslation();
  return (
    <section className="scene-page" aria-labelledby="scene-title">
      <div className="scene-page-scroll">
        <div className="scene-page-column">
          <h1 id="scene-title" className="scene-title">
            {t(`scene.${id}.heading`)}
          </h1>
          {children}
        </div>
      </div>
      <NextStep />
    </section>
  );
}

export interface SceneLayoutProps {
  readonly id: string;
  /** The large picture; left on wide screens, above on narrow ones. */
  readonly stage: ReactNode;
  /** Under the stage, for example a slider of states. */
  readonly underStage?: ReactNode;
  readonly children: ReactNode;
}

/** A step: picture and panel side by side, the way on at the foot. */
export function SceneLayout({ id, stage, underStage, children }: SceneLayoutProps) {
  const { t } = useTranslation();
  return (
    <div className="scene">
      <div className="scene-stage">
        <div className="scene-picture">{stage}</div>
        {underStage}
      </div>
      <section className="scene-panel" aria-labelledby="scene-title">
        <div className="scene-scroll">
          <h1 id="scene-title" className="scene-title">
            {t(`scene.${id}.heading`)}
          </h1>
          {children}
        </div>
        <NextStep />
      </section>
    </div>
  );
}

function NextStep() {
  const { t } = useTranslation();
  const { editor } = useCourse();
  const next = use(NextSceneContext);
  if (!next) return null;
  return (
    <div className="scene-next">
      {next.missing ? (
        <p>{t(`scene.missing.${next.missing}`)}</p>
      ) : (
        <LinkButton
          size="md"
          fullWidth
          variant={next.isMain ? 'filled' : 'default'}
          onClick={next.onTaken}
          rightSection={<ForwardIcon />}
          to="/courses/$courseId/$step"
          params={{ courseId: editor.courseId, step: next.id }}
          search={true}
        >
          {t('scene.next', { step: t(`scene.${next.id}.title`) })}
        </LinkButton>
      )}
    </div>
  );
}
