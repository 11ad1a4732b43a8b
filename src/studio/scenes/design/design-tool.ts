/** What a tap on the photo does. */
export type DesignTool = 'line' | 'drawn' | 'keepOut' | 'scar';
