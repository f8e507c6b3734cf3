import * as pulumi from "@pulumi/pulumi";
import { type Declare, meetingArgs } from "./meetings";

/**
 * The least that a resource of use can be: a constant for its provider, its inputs as outputs, and for each call a wait
 * as long as the service's. What is above it is ours to save; what is in it is Pulumi's, and the way to the service.
 */
const wait = () => new Promise((resolve) => setTimeout(resolve, Number(process.env.BENCH_LATENCY_MS)));

export const provider: pulumi.dynamic.ResourceProvider = {
  async create(inputs) {
    await wait();
    return { id: "nothing", outs: inputs };
  },
  async read(id, props) {
    await wait();
    return { id, props };
  },
  async update(_id, _olds, news) {
    await wait();
    return { outs: news };
  },
  delete: wait as () => Promise<void>,
};

class Least extends pulumi.CustomResource {
  constructor(name: string, args: pulumi.Inputs) {
    const __provider = 'exports.handler=()=>require(process.cwd()+"/programs/least.js").provider';
    super("pulumi-nodejs:dynamic:Resource", name, { ...args, __provider });
  }
}

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new Least(`m${i}`, meetingArgs(i, revision));
};
