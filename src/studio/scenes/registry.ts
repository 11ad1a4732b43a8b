import { lazy } from 'react';
import { BEFORE_SCENES, CARE_SCENES } from './practice/practice-scenes.ts';
import { isAccepted, type SceneDefinition } from './scene.ts';
import { hasRequiredLandmarks } from './scene-needs.ts';

// Each step is loaded when it is opened.
const DesignScene = lazy(() =>
  import('./design/design-scene.tsx').then(({ DesignScene }) => ({ default: DesignScene })),
);
const ExportScene = lazy(() =>
  import('./export/export-scene.tsx').then(({ ExportScene }) => ({ default: ExportScene })),
);
const LandmarksScene = lazy(() =>
  import('./landmarks/landmarks-scene.tsx').then(({ LandmarksScene }) => ({ default: LandmarksScene })),
);
const PhotoScene = lazy(() => import('./photo/photo-scene.tsx').then(({ PhotoScene }) => ({ default: PhotoScene })));
const PlanScene = lazy(() => import('./plan/plan-scene.tsx').then(({ PlanScene }) => ({ default: PlanScene })));
const PreviewScene = lazy(() =>
  import('./preview/preview-scene.tsx').then(({ PreviewScene }) => ({ default: PreviewScene })),
);
const ShadeScene = lazy(() => import('./shade/shade-scene.tsx').then(({ ShadeScene }) => ({ default: ShadeScene })));

/** The steps of the plan. */
const PLAN_SCENES: readonly SceneDefinition[] = [
  {
    id: 'photo',
    part: 'plan',
    needs: [],
    planning: 'fit',
    Component: PhotoScene,
    isDone: (document) => document.photos.length > 0,
  },
  {
    id: 'landmarks',
    part: 'plan',
    needs: ['photo'],
    planning: 'fit',
    Component: LandmarksScene,
    isDone: hasRequiredLandmarks,
  },
  {
    id: 'design',
    part: 'plan',
    needs: ['photo', 'head'],
    planning: 'plan',
    Component: DesignScene,
    isDone: (document) => isAccepted(document, 'design') || Object.keys(document.design).length > 0,
  },
  {
    id: 'shade',
    part: 'plan',
    needs: ['photo', 'head'],
    planning: 'plan',
    Component: ShadeScene,
    isDone: (document) => isAccepted(document, 'shade') || Object.keys(document.shade).length > 0,
  },
  {
    id: 'plan',
    part: 'plan',
    needs: ['photo', 'head'],
    planning: 'plan',
    Component: PlanScene,
    isDone: (document) => isAccepted(document, 'plan') || Object.keys(document.schedule).length > 0,
  },
  {
    id: 'preview',
    part: 'plan',
    needs: ['photo', 'head'],
    planning: 'plan',
    Component: PreviewScene,
    isDone: (document) => isAccepted(document, 'preview'),
  },
  {
    id: 'export',
    part: 'plan',
    needs: ['photo', 'head'],
    planning: null,
    Component: ExportScene,
    isDone: (document) => isAccepted(document, 'export'),
    hasOwnAction: true,
  },
];

/** The steps of a course in their order. A further step is one more record and its words in the catalogue. */
export const SCENES: readonly SceneDefinition[] = [...BEFORE_SCENES, ...PLAN_SCENES, ...CARE_SCENES];

export function sceneById(id: string): SceneDefinition | undefined {
  return SCENES.find((scene) => scene.id === id);
}
