/** The known name that was most likely meant; undefined if none is similar. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(plain(given), plain(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, given.length / 3) ? best.name : undefined;
}

/** Whether two names differ only in case and in what separates their words. */
export function sameLetters(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Whether two names differ by one wrong, missing or extra letter. */
export function isOneEditAway(a: string, b: string): boolean {
  return editDistance(plain(a), plain(b)) === 1;
}

/** `record_on_start` and `RecordOnStart` are spellings of `recordOnStart`, not different names. */
function plain(name: string): string {
  return name
    .replaceAll(/[\s_-]/g, "")
    .toLowerCase()
    .slice(0, 64);
}

/** The Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (char === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
