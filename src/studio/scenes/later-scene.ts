import { type ComponentType, lazy } from 'react';

const parts: (() => Promise<unknown>)[] = [];

/** A step as a part of the program of its own: loaded when it is opened, or in advance by `loadScenes`. */
export function laterScene(load: () => Promise<ComponentType>): ComponentType {
  parts.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Loads every step, one after the other: work goes on in all of them where the server goes away meanwhile. */
export async function loadScenes(): Promise<void> {
  try {
    for (const load of parts) await load();
  } catch {
    // The server is away: a step is asked for again when it is opened.
  }
}
