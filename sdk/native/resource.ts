import type * as pulumi from "@pulumi/pulumi";
import type { ResourceFacts } from "../facts";
import { aliasesAs, existing } from "../resource";
import { markSecrets } from "../secrets";

/**
 * The arguments of `pulumi.CustomResource`'s constructor, for a resource of the native plugin. As in the dynamic classes,
 * each class calls that constructor itself.
 *
 * @internal
 */
export function nativeRegistration(
  facts: ResourceFacts,
  name: string,
  args: object,
  opts: pulumi.CustomResourceOptions,
): [type: string, name: string, inputs: pulumi.Inputs, opts: pulumi.CustomResourceOptions] {
  const outputs = Object.fromEntries(facts.outputNames.map((output) => [output, undefined]));
  if (opts.id !== undefined) return [facts.nativeToken, name, { ...outputs, ...args }, opts];
  const inputs = { ...outputs, ...(markSecrets(args, facts) as pulumi.Inputs) };
  // A stack that has the dynamic resource of that name keeps its object.
  const aliases = aliasesAs(facts.typeToken, opts.aliases);
  const additionalSecretOutputs = [...facts.additionalSecretOutputs, ...(opts.additionalSecretOutputs ?? [])];
  return [facts.nativeToken, name, inputs, { ...opts, aliases, additionalSecretOutputs }];
}

/**
 * The arguments and options that make a constructor read an object instead of declaring it. The plugin fills in what the
 * address lacks.
 *
 * @internal
 * @typeParam Args what the constructor takes where it declares an object, which has more
 */
export function nativeExisting<Args extends object>(
  facts: ResourceFacts,
  id: pulumi.Input<pulumi.ID>,
  address: object,
  opts?: pulumi.CustomResourceOptions,
): [args: Args, opts: pulumi.CustomResourceOptions] {
  return existing({ ...facts, sources: {} }, id, address, opts);
}
