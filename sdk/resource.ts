import * as pulumi from "@pulumi/pulumi";
import { providerText } from "../provider/dynamic/loader";
import type { ResourceFacts } from "./facts";
import { markSecrets, secretPlaces, withoutPlaces } from "./secrets";
import { withSources } from "./sources";

type Values = Record<string, unknown>;

/** Counts what the program registers: the provider cannot otherwise tell two resources with equal inputs apart. */
let registrations = 0;

/** What the resource classes of this package have in common. */
export abstract class DynamicResource extends pulumi.CustomResource {}

/**
 * The arguments of `pulumi.CustomResource`'s constructor. Each class calls it directly, since Pulumi takes whoever calls
 * a resource's class for the program: another constructor in between would be the line that the state shows, and one
 * frame more in the state of every resource.
 *
 * @internal
 */
export function registration(
  facts: ResourceFacts,
  name: string,
  args: object,
  opts: pulumi.CustomResourceOptions,
): [type: string, name: string, inputs: pulumi.Inputs, opts: pulumi.CustomResourceOptions] {
  refuseWhatCannotWork(facts, name, opts);
  return [
    facts.typeToken,
    name,
    {
      ...Object.fromEntries(facts.outputNames.map((output) => [output, undefined])),
      ...(isRead(opts) ? readInputs(facts, args) : declaredInputs(facts, name, args)),
      __provider: providerText(facts.name),
    },
    { ...opts, ...markedLate(facts, opts), ...secretOutputs(facts, opts) },
  ];
}

function isRead(opts: pulumi.CustomResourceOptions): boolean {
  return opts.id !== undefined;
}

/**
 * The arguments and options that make a constructor read an object instead of declaring it.
 *
 * @internal
 * @param id the object's id, or its address and id with slashes between them
 * @param address the parts of the address that the id does not say
 */
export function existing(
  facts: ResourceFacts,
  id: pulumi.Input<pulumi.ID>,
  address: object,
  opts: pulumi.CustomResourceOptions = {},
): [args: Values, opts: pulumi.CustomResourceOptions] {
  const given = withSources({ ...address }, facts.sources);
  const parts = pulumi.output(id).apply((text) => {
    const split = text.split("/");
    return split.length === facts.address.length + 1 ? split : [text];
  });
  const found = facts.address.map((name, place) => [
    name,
    pulumi.all([parts, given[name]]).apply(([path, otherwise]) => (path.length > 1 ? path[place] : otherwise)),
  ]);
  return [Object.fromEntries(found), { ...opts, id: parts.apply((path) => path.at(-1) as string) }];
}

/**
 * Whether a value is a resource of that type, also one that another copy of this package made.
 *
 * @internal
 */
export function isResourceOf(facts: ResourceFacts, value: unknown): boolean {
  return (
    pulumi.CustomResource.isInstance(value) &&
    (value as unknown as { __pulumiType?: string }).__pulumiType === facts.typeToken
  );
}

function declaredInputs(facts: ResourceFacts, name: string, args: object): pulumi.Inputs {
  registrations += 1;
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const inputs = withSources({ ...facts.defaults, ...given }, facts.sources);
  // Names the resource in the provider's messages; check() takes it out, so that no state has it.
  return { ...(markSecrets(inputs, facts) as pulumi.Inputs), __resource: `${name}#${registrations}` };
}

/** Nothing is declared; a secret needs a place that is marked as one. */
function readInputs(facts: ResourceFacts, args: object): pulumi.Inputs {
  return { ...args, ...secretPlaces(facts.shownSecretPaths) };
}

/**
 * Each class calls it after its registration: in a resource that is read, a place that stayed empty is nothing that
 * RealtimeKit has.
 *
 * @internal
 */
export function hidePlaces(resource: DynamicResource, facts: ResourceFacts, opts: pulumi.CustomResourceOptions): void {
  if (!isRead(opts)) return;
  const outputs = resource as unknown as Values;
  for (const name of new Set(facts.shownSecretPaths.map(([first]) => String(first)))) {
    const paths = facts.shownSecretPaths.filter(([first]) => first === name).map((path) => path.slice(1));
    outputs[name] = (outputs[name] as pulumi.Output<unknown>).apply((value) => withoutPlaces(value, paths));
  }
}

/** Marks the secrets once more after the transformations that the options of this resource have. */
function markedLate(facts: ResourceFacts, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  const mark = <T extends { props: object }>({ props, opts: same }: T & { opts: pulumi.ResourceOptions }) => ({
    props: markSecrets(props, facts) as Values,
    opts: same,
  });
  return {
    ...(opts.transformations?.length ? { transformations: [...opts.transformations, mark] } : {}),
    ...(opts.transforms?.length ? { transforms: [...opts.transforms, mark] } : {}),
  };
}

function secretOutputs(facts: ResourceFacts, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  if (facts.additionalSecretOutputs.length === 0) return {};
  return { additionalSecretOutputs: [...facts.additionalSecretOutputs, ...(opts.additionalSecretOutputs ?? [])] };
}

function refuseWhatCannotWork(facts: ResourceFacts, name: string, opts: pulumi.CustomResourceOptions): void {
  const resource = `${facts.className} ${JSON.stringify(name)}`;
  if (process.versions.bun) {
    throw new pulumi.RunError(`${resource} is a dynamic resource, which Pulumi runs under Node.js and not under Bun`);
  }
  if (opts.import === undefined) return;
  const remedy = facts.adopts
    ? "To manage an object that exists, remove the option and give its id as the argument adoptId; the first pulumi up takes it over. "
    : "";
  throw new pulumi.RunError(
    `${resource} has the option "import", which Pulumi does not support for dynamic resources. ${remedy}Import will come with this package's native plugin.`,
  );
}
