import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { type StudioServer, startStudio } from '../../support/studio-server.ts';
import { watchPage } from './watch-page.ts';

/** Generous: the machine may be busy with every other test. */
export const PATIENCE_MS = 90_000;

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 1180, height: 820 };

/** A studio of its own and a browser on a tablet that is watched; no page is open yet. */
export interface Tablet {
  readonly server: StudioServer;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page should not have done: errors, refused content, requests that leave the machine. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** `now` plays the weeks of a course in minutes, for the server and the browser alike. */
export async function openTablet({
  locale,
  ...options
}: Parameters<typeof startStudio>[0] & { readonly locale?: string } = {}): Promise<Tablet> {
  const server = await startStudio(options);
  let browser: Browser | null = null;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server.remove();
  };
  try {
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: TABLET, hasTouch: true, ...(locale && { locale }) });
    if (options.now) await context.clock.install({ time: options.now() });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    return { server, context, page, complaints: await watchPage(page, server.address), close };
  } catch (error) {
    await close();
    throw error;
  }
}
