/** The first key that an object of valid JSON text names twice, or null: parsing keeps the last value without a word. */
export function duplicateKey(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (const [token, text, colon] of json.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    if (!colon) continue;
    const key = JSON.parse(text!) as string;
    const known = open.at(-1);
    if (known?.has(key)) return key;
    known?.add(key);
  }
  return null;
}
