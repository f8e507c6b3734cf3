import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesBelow } from "../../tests/package/tarball";
import { Wrong } from "./check";

/** What the package may take on a user's disk, apart from `@pulumi/pulumi`, which the project has anyway. */
const MOST = { packages: 3, megabytes: 12, pluginMegabytes: 4 };

/** They let everybody use and pass on what they cover, and ask for no more than their text. */
const LICENSES = ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "0BSD"];

/** The package and what it brings are small. `folder` is the installed package, with its dependencies below it. */
export function isSmall(folder: string): string {
  const packages = packagesIn(folder).length;
  const plugin = bytesBelow(join(folder, "plugin")) / 1e6;
  const megabytes = bytesBelow(folder) / 1e6 - plugin;
  const found = `${megabytes.toFixed(1)} MB in ${packages} packages, and ${plugin.toFixed(1)} MB of plugin`;
  if (packages > MOST.packages || megabytes > MOST.megabytes || plugin > MOST.pluginMegabytes)
    throw new Wrong(`${found}; at most ${MOST.megabytes} MB in ${MOST.packages}, and ${MOST.pluginMegabytes} MB`);
  return found;
}

/** The license of each package is one that asks for nothing. */
export function hasFreeLicenses(folder: string): string {
  const found = packagesIn(folder).map(({ name, license }) => ({
    license,
    text: `${name} ${license ?? "without one"}`,
  }));
  const wrong = found.filter(({ license }) => !LICENSES.includes(license));
  if (wrong.length > 0) throw new Wrong(`${wrong.map(({ text }) => text).join(", ")}; allowed: ${LICENSES.join(", ")}`);
  return found.map(({ text }) => text).join(", ");
}

/** The SBOM in CycloneDX names the package itself, and each one that it brings, with its version. */
export function namesEach(sbom: string, folder: string): string {
  const { metadata, components = [] } = JSON.parse(sbom) as Sbom;
  const named = new Set([metadata.component, ...components].map(({ name, version }) => `${name}@${version}`));
  const missing = packagesIn(folder)
    .map(({ name, version }) => `${name}@${version}`)
    .filter((each) => !named.has(each));
  if (missing.length > 0) throw new Wrong(`it lacks ${missing.join(", ")}`);
  return [...named].join(", ");
}

interface Sbom {
  metadata: { component: Component };
  components?: Component[];
}

interface Component {
  name: string;
  version: string;
}

function packagesIn(folder: string): { name: string; version: string; license: string }[] {
  const modules = join(folder, "node_modules");
  const names = readdirSync(modules).filter((name) => !name.startsWith("."));
  const folders = names.flatMap((name) =>
    name.startsWith("@")
      ? readdirSync(join(modules, name)).map((each) => join(modules, name, each))
      : join(modules, name),
  );
  return [folder, ...folders].map((each) => JSON.parse(readFileSync(join(each, "package.json"), "utf8")));
}
