import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../catalogue/language.ts';
import { CATALOGUES } from '../catalogue/text-of.ts';
import { CONSENT_TEXT_VERSION } from './consent-text.ts';

/** Every sentence that a consent can hold: its own, the design's and the screening's, the notices of the packs, the zones. */
const IN_CONSENT =
  /^(consent\.(what|design|truth|risks|later|care|data|notices|ack|purpose)|statement|notice|zone|DE\d\d\.\w+\.(why|ack)$|SC\d\d\.\w+\.(why|todo)$)/;

/**
 * A version and the words it stands for. Raise CONSENT_TEXT_VERSION when the hash changes, then write both here: what was
 * signed under the version before keeps its own words.
 */
const PINNED = {
  version: '2026-11-21.1',
  sha256: '1dee3816dcbd4079e59b4dfbd30339534364ae3d9b2a7007a1a21cce45cd891b',
};

describe('the words of the consent', () => {
  it('are those of their version, in every language', () => {
    const words = LANGUAGES.map((language) =>
      Object.entries(CATALOGUES[language])
        .filter(([key]) => IN_CONSENT.test(key))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    for (const ofLanguage of words) expect(ofLanguage.length).toBeGreaterThan(200);
    const sha256 = createHash('sha256').update(JSON.stringify(words)).digest('hex');
    expect({ version: CONSENT_TEXT_VERSION, sha256 }).toEqual(PINNED);
  });
});
