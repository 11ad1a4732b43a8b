import { laterScene } from './later-scene.ts';
import { BEFORE_SCENES, CARE_SCENES } from './practice/practice-scenes.ts';
import { isAccepted, type SceneDefinition } from './scene.ts';
import { hasRequiredLandmarks } from './scene-needs.ts';

const DesignScene = laterScene(() => import('./design/design-scene.tsx').then(({ DesignScene }) => DesignScene));
const ExportScene = laterScene(() => import('./export/export-scene.tsx').then(({ ExportScene }) => ExportScene));
const LandmarksScene = laterScene(() =>
  import('./landmarks/landmarks-scene.tsx').then(({ LandmarksScene }) => LandmarksScene),
);
const PhotoScene = laterScene(() => import('./photo/photo-scene.tsx').then(({ PhotoScene }) => PhotoScene));
const PlanScene = laterScene(() => import('./plan/plan-scene.tsx').then(({ PlanScene }) => PlanScene));
const PreviewScene = laterScene(() => import('./preview/preview-scene.tsx').then(({ PreviewScene }) => PreviewScene));
const ShadeScene = laterScene(() => import('./shade/shade-scene.tsx').then(({ ShadeScene }) => ShadeScene));

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
