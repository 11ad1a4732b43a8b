import { createContext } from 'react';
import type { SceneNeed } from '../scenes/scene.ts';

/** The step after the open one, and what it still waits for; null after the last. */
export interface NextScene {
  readonly id: string;
  readonly missing: SceneNeed | null;
}

export const NextSceneContext = createContext<NextScene | null>(null);
