import * as pulumi from "@pulumi/pulumi";
import { providerText } from "../provider/dynamic/loader";
import type { ResourceFacts } from "./facts";
import { markSecrets, secretPlaces, withoutPlaces } from "./secrets";
import { withSources } from "./sources";

type Values = Record<string, unknown>;

/** Counts what the program registers, so that the provider can tell two resources with equal inputs apart. */
let registrations = 0;

/**
 * The arguments of `pulumi.CustomResource`'s constructor. Each class calls that constructor itself, because Pulumi takes
 * the caller of a resource's class for the program: with another constructor in between, the state of every resource would
 * show this package's line instead of the program's, and one frame more.
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
    { ...opts, ...movedFromPlugin(facts, opts), ...markedLate(facts, opts), ...secretOutputs(facts, opts) },
  ];
}

function isRead(opts: pulumi.CustomResourceOptions): boolean {
  return opts.id !== undefined;
}

/**
 * The arguments and options that make a constructor read an object instead of declaring it.
 *
 * @internal
 * @param id the object's ID, or its address and ID separated by slashes
 * @param address the parts of the address that the ID does not contain
 * @typeParam Args what the constructor takes where it declares an object, which has more
 */
export function existing<Args extends object = Values>(
  facts: ResourceFacts,
  id: pulumi.Input<pulumi.ID>,
  address: object,
  opts: pulumi.CustomResourceOptions = {},
): [args: Args, opts: pulumi.CustomResourceOptions] {
  const given = withSources({ ...address }, facts.sources);
  const parts = pulumi.output(id).apply((text) => {
    const split = text.split("/");
    return split.length === facts.address.length + 1 ? split : [text];
  });
  const found = facts.address.map((name, place) => [
    name,
    pulumi.all([parts, given[name]]).apply(([path, otherwise]) => (path.length > 1 ? path[place] : otherwise)),
  ]);
  return [Object.fromEntries(found) as Args, { ...opts, id: parts.apply((path) => path.at(-1) as string) }];
}

/**
 * Whether a value is a resource of this type, even one that another copy of this package created.
 *
 * @internal
 */
export function isResourceOf(typeToken: string, value: unknown): boolean {
  return (
    pulumi.CustomResource.isInstance(value) &&
    (value as unknown as { __pulumiType?: string }).__pulumiType === typeToken
  );
}

function declaredInputs(facts: ResourceFacts, name: string, args: object): pulumi.Inputs {
  registrations += 1;
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const inputs = withSources(given, facts.sources);
  // Names the resource in the provider's messages. check() removes it, so that it never gets into state.
  return { ...(markSecrets(inputs, facts) as pulumi.Inputs), __resource: `${name}#${registrations}` };
}

/** A stack that has the native plugin's resource of that name keeps its object. */
function movedFromPlugin(facts: ResourceFacts, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return isRead(opts) ? {} : { aliases: aliasesAs(facts.nativeToken, opts.aliases) };
}

/**
 * The aliases of a resource, and the same for the other host's type: the resource may get another name or parent in the
 * update that moves it.
 *
 * @internal
 */
export function aliasesAs(type: string, aliases: pulumi.ResourceOptions["aliases"] = []): typeof aliases {
  const isOfThisType = (alias: pulumi.Input<pulumi.URN | pulumi.Alias>): alias is pulumi.Alias =>
    typeof alias === "object" && !pulumi.Output.isInstance(alias) && !(alias instanceof Promise) && !("type" in alias);
  return [...aliases, { type }, ...aliases.filter(isOfThisType).map((alias) => ({ ...alias, type }))];
}

/** Nothing is declared, but a secret that a read finds needs a path that is already marked as secret. */
function readInputs(facts: ResourceFacts, args: object): pulumi.Inputs {
  return { ...args, ...secretPlaces(facts.shownSecretPaths) };
}

/**
 * Brings the outputs to what the class declares. Each class calls it after its registration.
 *
 * @internal
 */
export function completeOutputs(
  resource: pulumi.CustomResource,
  facts: ResourceFacts,
  opts: pulumi.CustomResourceOptions,
): void {
  const outputs = resource as unknown as Record<string, pulumi.Output<unknown>>;
  const change = (name: string, how: (value: unknown) => unknown) => {
    outputs[name] = (outputs[name] as pulumi.Output<unknown>).apply(how);
  };
  if (isRead(opts)) hidePlaces(facts, change);
  // Only the mocks of a unit test leave out a value that the provider fills in.
  else for (const [name, filled] of Object.entries(facts.defaults)) change(name, (value) => value ?? filled);
}

/** Removes the paths that a read did not fill, because RealtimeKit has no value there. */
function hidePlaces(
  { shownSecretPaths }: ResourceFacts,
  change: (name: string, how: (value: unknown) => unknown) => void,
): void {
  for (const name of new Set(shownSecretPaths.map(([first]) => String(first)))) {
    const paths = shownSecretPaths.filter(([first]) => first === name).map((path) => path.slice(1));
    change(name, (value) => withoutPlaces(value, paths));
  }
}

/** Marks the secrets again after the transformations in the options of this resource. */
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
    throw new pulumi.RunError(`${resource} is a dynamic resource, which Pulumi runs only under Node.js, not under Bun`);
  }
  if (opts.import === undefined) return;
  const remedy = facts.adopts
    ? "To manage an existing object, remove the option and set the argument adoptId to its ID; the first pulumi up takes it over. "
    : "";
  throw new pulumi.RunError(
    `${resource} has the option "import", which Pulumi does not support for dynamic resources. ${remedy}The classes of the native plugin, "pulumi-realtimekit/native", support the option.`,
  );
}
