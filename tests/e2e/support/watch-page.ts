import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What the page should not have done, as it goes on: errors, content that its own policy blocked, requests that leave the
 * machine. A request that the server refuses or cannot answer is no complaint: the page has to say so itself.
 */
export async function watchPage(page: Page, address: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) complaints.push(text);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== address) complaints.push(`leaves the machine: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      // The schemas ask once whether they may be compiled, and are read where they may not.
      if (blockedURI === 'eval') return;
      console.error(`Content Security Policy: ${effectiveDirective} blocked ${blockedURI} of ${sourceFile}`);
    });
  });
  return complaints;
}

/** Violations of WCAG 2.1 A and AA that axe finds on the page once it stands: colours on their way to others have no contrast of their own. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
