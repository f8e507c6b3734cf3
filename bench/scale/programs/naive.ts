import * as pulumi from "@pulumi/pulumi";
import { bodyOf, refreshed, type Shown } from "./body";
import { type Declare, type MeetingArgs, meetingArgs } from "./meetings";

async function call(method: string, args: MeetingArgs, id: string, body?: object): Promise<Shown> {
  const base = process.env.CLOUDFLARE_BASE_URL;
  const url = `${base}/accounts/${args.accountId}/realtime/kit/${args.appId}/meetings${id && `/${id}`}`;
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${process.env.CLOUDFLARE_API_TOKEN}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { data: Shown }).data;
}

const provider: pulumi.dynamic.ResourceProvider<MeetingArgs, MeetingArgs> = {
  async create(inputs) {
    const { id } = await call("POST", inputs, "", bodyOf(inputs));
    return { id, outs: inputs };
  },
  async read(id, props) {
    const shown = await call("GET", props as MeetingArgs, id);
    return { id, props: refreshed(props as MeetingArgs, shown) };
  },
  async update(id, _olds, news) {
    await call("PUT", news, id, bodyOf(news));
    return { outs: news };
  },
  async delete(id, props) {
    await call("PATCH", props, id, { status: "INACTIVE" });
  },
};

class Meeting extends pulumi.dynamic.Resource {
  constructor(name: string, args: pulumi.Inputs) {
    super(provider, name, args);
  }
}

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new Meeting(`m${i}`, meetingArgs(i, revision));
};
