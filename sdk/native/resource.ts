import type * as pulumi from "@pulumi/pulumi";
import type { ResourceFacts } from "../facts";
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
  if (opts.id !== undefined) return [facts.nativeToken, name, outputs, opts];
  const inputs = { ...outputs, ...(markSecrets(args, facts) as pulumi.Inputs) };
  // A stack that has the dynamic resource of that name keeps its object.
  const aliases = [...(opts.aliases ?? []), { type: facts.typeToken }];
  const additionalSecretOutputs = [...facts.additionalSecretOutputs, ...(opts.additionalSecretOutputs ?? [])];
  return [facts.nativeToken, name, inputs, { ...opts, aliases, additionalSecretOutputs }];
}
