import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";
import { keyText, sharedKeys } from "./byKey";
import type { Attempt } from "./candidates";

/**
 * The error of a write that RealtimeKit refused (409), with the object that has the key if it can be found.
 *
 * @param ownId the object of an update, which cannot adopt another one
 */
export async function existsError(
  { inputs, service, strategy }: Omit<Attempt, "since">,
  refusal: RealtimeKitError,
  ownId?: string,
): Promise<RealtimeKitError> {
  const all = await strategy.search(inputs, new Date(0), service.objects(inputs)).catch(() => []);
  const other = all.find((each) => each.id !== ownId && sharedKeys(strategy.key, inputs, each).length > 0);
  if (other) return existing(other, sharedKeys(strategy.key, inputs, other), inputs, service, ownId === undefined);
  const summary = `RealtimeKit says that a ${strategy.describe(inputs)} already exists, but its list does not have one: ${refusal.brief}`;
  return new RealtimeKitError("RTK_EXISTS", summary, { status: refusal.status, ray: refusal.ray, cause: refusal });
}

/** The error of a resource whose key an object has that exists. */
export function existing(
  other: Remote,
  key: readonly string[],
  inputs: JsonObject,
  service: Service,
  isCreate = true,
): RealtimeKitError {
  const { name, facts, operation } = service;
  const summary = `${key.join(", ")}: the ${name} ${other.id} already has ${keyText(key, inputs)}, and RealtimeKit allows only one`;
  return new RealtimeKitError("RTK_EXISTS", `${summary}. ${remedy()}`);

  function remedy(): string {
    if (operation.claims.isKnown(service.objects(inputs).place(other.id))) {
      const advice = isCreate
        ? "if this resource is being replaced, set the option deleteBeforeReplace: true"
        : `if the two swap their ${key.join(" and ")}, give one of them another one first, and run "pulumi up" in between`;
      return `A resource of this stack has it: declare it once, or, ${advice}`;
    }
    return isCreate && facts.names.includes("adoptId")
      ? `To manage it with this resource, set adoptId: "${other.id}"`
      : `Delete it at RealtimeKit, or choose another ${key.join(" and ")}`;
  }
}
