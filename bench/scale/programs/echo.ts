import * as pulumi from "@pulumi/pulumi";
import { type Declare, meetingArgs } from "./meetings";

/** As the floor, but with its inputs as outputs, as every resource has that a program reads something of. */
const provider: pulumi.dynamic.ResourceProvider = {
  create: async (inputs) => ({ id: "nothing", outs: inputs }),
  update: async (_id, _olds, news) => ({ outs: news }),
};

class Echo extends pulumi.dynamic.Resource {
  constructor(name: string, args: pulumi.Inputs) {
    super(provider, name, args);
  }
}

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new Echo(`m${i}`, meetingArgs(i, revision));
};
