import { adopt } from "../resource/adopt";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import type { JsonObject } from "../values";
import { withStatus } from "./status";
import { takeOver } from "./takeOver";
import { createByTitle } from "./uniqueTitle";

/** Creates a meeting, or takes over the one that the program names. */
export async function create(inputs: JsonObject, service: Service): Promise<Remote> {
  const { adoptId } = inputs;
  if (typeof adoptId === "string") {
    const byTitle = "; to take a meeting over by its title, set title and uniqueTitle: true";
    return adopt(adoptId, inputs, service, () => takeOver(adoptId, inputs, service), byTitle);
  }
  if (inputs.uniqueTitle === true) return createByTitle(inputs, service);
  return withStatus(await service.create(inputs), inputs, service);
}
