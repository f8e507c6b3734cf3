import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface OwnPackage {
  version: string;
  engines: { node: string };
  peerDependencies: { "@pulumi/pulumi": string };
}

/** The package.json of this package, which is above this file, whether or not it is compiled. */
export function ownPackage(folder = __dirname): OwnPackage {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || folder === dirname(folder)) throw error;
    return ownPackage(dirname(folder));
  }
}
