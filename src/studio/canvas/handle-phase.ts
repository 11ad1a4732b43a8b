/** Where a drag stands: of a handle, or of a press on the stage. */
export type HandlePhase = 'start' | 'move' | 'end' | 'cancel';
