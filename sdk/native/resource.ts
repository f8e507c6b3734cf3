import * as pulumi from "@pulumi/pulumi";
import type { ResourceFacts } from "../facts";
import { markSecrets } from "../secrets";

/** The outputs of a resource, without what every resource has. */
export type OutputsOf<T> = Pick<T, Exclude<keyof T, keyof pulumi.CustomResource>>;

/** What the classes of the native plugin share: the rest of each is types and docs. */
class NativeResource extends pulumi.CustomResource {
  /** @internal */
  constructor(facts: ResourceFacts, name: string, args: object, opts: pulumi.CustomResourceOptions) {
    const isRead = opts.id !== undefined;
    const outputs = Object.fromEntries(facts.outputNames.map((output) => [output, undefined]));
    const inputs = isRead ? {} : (markSecrets(args, facts) as pulumi.Inputs);
    // A stack that has the dynamic resource of that name keeps its object.
    const aliases = [...(opts.aliases ?? []), { type: facts.typeToken }];
    super(facts.nativeToken, name, { ...outputs, ...inputs }, { ...opts, ...(isRead ? {} : { aliases }) });
  }
}

/** The base of a class that has these outputs. */
export type NativeBase<Outputs> = abstract new (
  facts: ResourceFacts,
  name: string,
  args: object,
  opts: pulumi.CustomResourceOptions,
) => pulumi.CustomResource & OutputsOf<Outputs>;

/** @internal */
export function nativeBase<Outputs>(): NativeBase<Outputs> {
  return NativeResource as unknown as NativeBase<Outputs>;
}

/**
 * Whether a value is a resource of that type, including one from another copy of this package.
 *
 * @internal
 */
export function isNative(facts: ResourceFacts, value: unknown): boolean {
  return (
    pulumi.CustomResource.isInstance(value) &&
    (value as unknown as { __pulumiType?: string }).__pulumiType === facts.nativeToken
  );
}
