import { createContext } from 'react';
import type { SceneNeed } from '../scenes/scene.ts';

/** The step after the open one, and what it still waits for. */
export interface NextScene {
  readonly id: string;
  readonly missing: SceneNeed | null;
  /** Going on is the main thing to do here: the open step has no main button of its own. */
  readonly isMain: boolean;
  /** Called when the way on is taken. */
  onTaken(): void;
}

export const NextSceneContext = createContext<NextScene | null>(null);
