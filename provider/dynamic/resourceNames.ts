import type { Identity } from "../claims";
import type { JsonObject } from "../values";

/**
 * A hidden input by which a program's constructor names its resource, as `name#number`: the process tells a provider
 * neither name nor URN, and names repeat under different parents.
 */
const RESOURCE = "__resource";

/**
 * The names of resources, which check() takes out of the inputs so that no state has them. Later calls find the name by
 * what they are given: the inputs as check() returned them.
 */
export class ResourceNames {
  private readonly byInputs = new Map<string, Identity>();

  /** The inputs without the name, and the name. */
  take({ [RESOURCE]: text, ...inputs }: JsonObject): { inputs: JsonObject; resource: Identity | undefined } {
    const resource = typeof text === "string" ? { key: text, name: text.replace(/#\d+$/, "") } : undefined;
    return { inputs, resource };
  }

  remember(inputs: JsonObject, resource: Identity | undefined): void {
    if (resource !== undefined) this.byInputs.set(keyOf(inputs), resource);
  }

  /** Of several resources with the same inputs, the one that was checked last: diff() follows check(). */
  of(inputs: JsonObject): Identity | undefined {
    return this.byInputs.get(keyOf(inputs));
  }
}

function keyOf(inputs: JsonObject): string {
  return JSON.stringify(Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1)));
}
