import type { Identity } from "../claims";
import { canonicalText, type JsonObject } from "../values";

/**
 * A hidden input in which the constructor passes the resource's name, as `name#number`: the process passes a provider
 * neither name nor URN, and resources with different parents can have the same name.
 */
const RESOURCE = "__resource";

/**
 * The names of resources. check() removes them from the inputs, so that they never get into state. Later calls get the
 * inputs that check() returned, and find the name by them.
 */
export class ResourceNames {
  private readonly byInputs = new Map<string, Identity>();
  private readonly byObject = new Map<string, Identity>();

  /** Separates the name from the inputs. */
  take({ [RESOURCE]: text, ...inputs }: JsonObject): { inputs: JsonObject; resource: Identity | undefined } {
    const resource = typeof text === "string" ? { key: text, name: text.replace(/#\d+$/, "") } : undefined;
    return { inputs, resource };
  }

  remember(inputs: JsonObject, resource: Identity | undefined): void {
    if (resource !== undefined) this.byInputs.set(canonicalText(inputs), resource);
  }

  /** If several resources have the same inputs, the one that was checked last: diff() follows check(). */
  of(inputs: JsonObject): Identity | undefined {
    return this.byInputs.get(canonicalText(inputs));
  }

  /** Like `of`, for diff(). Also keeps the name with the object, for `ofObject`. */
  bind(inputs: JsonObject, id: string): Identity | undefined {
    const key = canonicalText(inputs);
    const resource = this.byInputs.get(key);
    if (resource !== undefined) this.byObject.set(`${id} ${key}`, resource);
    return resource;
  }

  /** For update(), which the engine may call after it has checked more resources with the same inputs. */
  ofObject(inputs: JsonObject, id: string): Identity | undefined {
    const key = canonicalText(inputs);
    return this.byObject.get(`${id} ${key}`) ?? this.byInputs.get(key);
  }
}
