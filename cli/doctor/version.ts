/**
 * Whether a version is in a range of the only two forms that package.json has: `>=20.18.1` and `^3.216.0`. A pre-release
 * counts as the release that it precedes.
 */
export function isInRange(version: string, range: string): boolean {
  const [have, least] = [numbersIn(version), numbersIn(range)];
  if (range.startsWith("^") && have[0] !== least[0]) return false;
  const differs = least.findIndex((number, i) => number !== have[i]);
  return differs === -1 || Number(have[differs]) > Number(least[differs]);
}

function numbersIn(text: string): number[] {
  const [, ...numbers] = /(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  return numbers.map(Number);
}
