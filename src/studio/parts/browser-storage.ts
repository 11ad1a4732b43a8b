/** What a full or forbidden storage would not take: it lives as long as the page. */
const ofThisPage = new Map<string, string>();

/** What this browser remembers under a name; null for nothing. */
export function remembered(name: string): string | null {
  const kept = ofThisPage.get(name);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Has this browser remember a text, or forget it (null). Nothing may rest on it alone: a person can clear or forbid it. */
export function remember(name: string, text: string | null): void {
  ofThisPage.delete(name);
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    if (text !== null) ofThisPage.set(name, text);
  }
}
