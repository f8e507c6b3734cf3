import * as pulumi from "@pulumi/pulumi";
import type { ResourceFacts } from "../facts";
import { markSecrets } from "../secrets";
import { plainSources, withSources } from "../sources";
import type { InputsOf } from "./inputsOf";

/** How many objects a lookup finds: exactly one, or any number. */
export type Amount = "one" | "all";

type Values = Record<string, unknown>;

/**
 * A lookup of this package, in both of its forms. It runs in the program's own process, and loads what it runs with at
 * the first call: a program that looks nothing up does not pay for it.
 */
export class Lookup<Args extends object, Result> {
  constructor(
    protected readonly facts: ResourceFacts,
    protected readonly name: string,
    protected readonly amount: Amount,
  ) {}

  async plain(args: Args, opts: pulumi.InvokeOptions = {}): Promise<Result> {
    for (const [name, value] of Object.entries(args)) {
      if (!pulumi.Output.isInstance(value) && !(value instanceof Promise)) continue;
      throw new pulumi.RunError(
        `${this.name}: ${name} is not a plain value; use ${this.name}Output, which waits for it`,
      );
    }
    const found = await this.find(plainSources(args as Values, this.sources), [], opts);
    if (!pulumi.isUnknown(found)) return found;
    throw new pulumi.RunError(
      `${this.name}: its provider has an argument that is not known before "pulumi up"; use ${this.name}Output, which is unknown until then`,
    );
  }

  output(args: InputsOf<Args>, opts: pulumi.InvokeOutputOptions = {}): pulumi.Output<pulumi.Unwrap<Result>> {
    const { dependsOn, ...others } = opts;
    const inputs = withSources(args as Values, this.sources);
    const given: pulumi.Output<unknown> = pulumi.output(inputs);
    // Unknown, and so never applied, as long as one of them is.
    const ready: pulumi.Output<unknown> = pulumi.output([given, ...existenceOf(given, dependsOn)]);
    const found: pulumi.Output<unknown> = ready.apply(async (known) => {
      const [values] = known as [Values];
      return pulumi.output(await this.find(values, await secretTexts(inputs, values), others));
    });
    return found as pulumi.Output<pulumi.Unwrap<Result>>;
  }

  /** The function's token in the plugin and for the mocks of a unit test. */
  protected get token(): string {
    return `realtimekit:index:${this.name}`;
  }

  /** Where the parts of the address come from. */
  private get sources(): ResourceFacts["sources"] {
    return Object.fromEntries(Object.entries(this.facts.sources).filter(([name]) => this.facts.address.includes(name)));
  }

  private async find(values: Values, hidden: readonly string[], opts: pulumi.InvokeOptions): Promise<Result> {
    const args = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    // Without it Pulumi could end the program while nothing but this is under way.
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      const found = await this.run(args, hidden, opts);
      if (pulumi.isUnknown(found)) return found as Result;
      const marked = (each: unknown) => markSecrets(each, this.facts);
      return (Array.isArray(found) ? found.map(marked) : marked(found)) as Result;
    } finally {
      done();
    }
  }

  /**
   * @param hidden texts that no message may show
   * @returns `pulumi.unknown` if nobody can look up yet
   */
  protected run(args: Values, hidden: readonly string[], _opts: pulumi.InvokeOptions): Promise<unknown> {
    const { runLookup } = require("./run") as typeof import("./run");
    return mocked(this.token, args) ?? runLookup(this.facts.name, this.amount, args, hidden);
  }
}

/** The texts among the values that are secrets. */
async function secretTexts(inputs: Values, values: Values): Promise<string[]> {
  const texts = Object.entries(values).map(async ([name, value]) => {
    const isSecret = typeof value === "string" && (await pulumi.isSecret(pulumi.output(inputs[name])));
    return isSecret ? [value] : [];
  });
  return (await Promise.all(texts)).flat();
}

/** The answer of a unit test's mocks, where it set some: they stand for everything outside of the program. */
function mocked(token: string, inputs: Values): Promise<unknown> | undefined {
  const { mocks } = (pulumi.runtime.getMonitor() ?? {}) as { mocks?: pulumi.runtime.Mocks };
  return mocks && Promise.resolve(mocks.call({ token, inputs }));
}

/**
 * The ids of the resources that the arguments come from or that `dependsOn` names: unknown as long as one of them does
 * not exist. Without them a preview would look for what the next `pulumi up` creates.
 */
function existenceOf(args: pulumi.Output<unknown>, dependsOn: pulumi.InvokeOutputOptions["dependsOn"] = []) {
  const ids = (resources: Iterable<pulumi.Resource>) => [...resources].flatMap(customOf).map(({ id }) => id);
  // Pulumi has it, and leaves it out of its declarations.
  const { allResources } = args as { allResources?: () => Promise<Set<pulumi.Resource>> };
  return [
    pulumi.output(allResources?.().then(ids) ?? []),
    pulumi.output(dependsOn).apply((named) => pulumi.output(ids([named].flat() as pulumi.Resource[]))),
  ];
}

/** The resource itself, or those that a component has. */
function customOf(resource: pulumi.Resource): pulumi.CustomResource[] {
  if (pulumi.CustomResource.isInstance(resource)) return [resource];
  const { __childResources: children = [] } = resource as { __childResources?: Iterable<pulumi.Resource> };
  return [...children].flatMap(customOf);
}
