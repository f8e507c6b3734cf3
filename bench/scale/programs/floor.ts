import * as pulumi from "@pulumi/pulumi";
import { type Declare, meetingArgs } from "./meetings";

/** A resource that calls nothing and keeps nothing but what the engine keeps of its inputs. */
const provider: pulumi.dynamic.ResourceProvider = {
  create: async () => ({ id: "nothing" }),
};

class Nothing extends pulumi.dynamic.Resource {
  constructor(name: string, args: pulumi.Inputs) {
    super(provider, name, args);
  }
}

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new Nothing(`m${i}`, meetingArgs(i, revision));
};
