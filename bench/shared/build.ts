import { join } from "node:path";

const DIST = join(__dirname, "..", "..", "dist");

/** What users run is the build, so that is what is measured. */
export function built(file: string): string {
  return join(DIST, file);
}
