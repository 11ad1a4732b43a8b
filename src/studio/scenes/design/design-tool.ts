import type { MouseEvent } from 'react';

/** What a tap on the photo does. */
export type DesignTool = 'line' | 'handle' | 'drawn' | 'keepOut' | 'scar';

/** Takes up a tool; a key's click brings the focus to the photo. */
export type TakeUp = (tool: DesignTool, click: MouseEvent) => void;
