import { typeToken } from "../../provider/dynamic/loader";
import type { Definition } from "../../provider/resource/definition";
import { nativeToken } from "../../provider/resource/token";
import { describe, filledDefaults, openPaths, pathsWith } from "../../provider/schema/walk";
import type { Paths, ResourceFacts } from "../../sdk/facts";
import { address, className, header } from "./names";

/** What the class of one resource needs from its schema while a program runs. */
export function factsOf(definition: Definition): ResourceFacts {
  const inputs = describe(definition.inputs);
  const outputs = describe(definition.outputs);
  const names = Object.keys(inputs.properties ?? {});
  const secretPaths = pathsWith(inputs, "secret") as Paths;
  const hidden = new Set(pathsWith(inputs, "writeOnly").map(String));
  return {
    name: definition.name,
    className: className(definition),
    typeToken: typeToken(definition.type),
    nativeToken: nativeToken(definition.type),
    address: address(definition),
    adopts: names.includes("adoptId"),
    outputNames: [...names, ...Object.keys(outputs.properties ?? {})],
    defaults: filledDefaults(inputs),
    sources: Object.fromEntries(
      Object.entries(inputs.properties ?? {}).flatMap(([name, { from }]) => (from ? [[name, from]] : [])),
    ),
    secretPaths,
    shownSecretPaths: secretPaths.filter((path) => !hidden.has(String(path))),
    openPaths: openPaths(inputs) as Paths,
    additionalSecretOutputs: [...new Set(pathsWith(outputs, "secret").map(([name]) => String(name)))],
  };
}

export function generateFacts(definition: Definition): string {
  return `${header(definition)}import type { ResourceFacts } from "../facts";

export const ${definition.name}Facts: ResourceFacts = ${JSON.stringify(factsOf(definition), null, 2)};
`;
}
