import * as pulumi from "@pulumi/pulumi";
import Cloudflare from "cloudflare";
import { bodyOf, refreshed } from "./body";
import { type Declare, type MeetingArgs, meetingArgs } from "./meetings";

class Provider implements pulumi.dynamic.ResourceProvider<MeetingArgs, MeetingArgs> {
  private client: Cloudflare | undefined;

  /** One client for the process: this is run once in it. */
  async configure() {
    const { CLOUDFLARE_API_TOKEN: apiToken, CLOUDFLARE_BASE_URL: baseURL } = process.env;
    this.client = new Cloudflare({ apiToken: String(apiToken), baseURL });
  }

  private meetings() {
    if (!this.client) throw new Error("not configured");
    return this.client.realtimeKit.meetings;
  }

  async create(inputs: MeetingArgs) {
    const { data } = await this.meetings().create(inputs.appId, { account_id: inputs.accountId, ...bodyOf(inputs) });
    if (!data) throw new Error("the answer has no meeting");
    return { id: data.id, outs: inputs };
  }

  async read(id: string, props?: MeetingArgs) {
    if (!props) throw new Error("there is nothing to read by");
    const { accountId, appId } = props;
    const { data } = await this.meetings().getMeetingByID(id, { account_id: accountId, app_id: appId });
    if (!data) throw new Error("the answer has no meeting");
    return { id, props: refreshed(props, data as never) };
  }

  async update(id: string, _olds: MeetingArgs, news: MeetingArgs) {
    const { accountId, appId } = news;
    await this.meetings().replaceMeetingByID(id, { account_id: accountId, app_id: appId, ...bodyOf(news) });
    return { outs: news };
  }

  async delete(id: string, props: MeetingArgs) {
    const { accountId, appId } = props;
    await this.meetings().updateMeetingByID(id, { account_id: accountId, app_id: appId, status: "INACTIVE" });
  }
}

const provider = new Provider();

class Meeting extends pulumi.dynamic.Resource {
  constructor(name: string, args: pulumi.Inputs) {
    super(provider, name, args);
  }
}

export const declare: Declare = (count, revision) => {
  for (let i = 0; i < count; i++) new Meeting(`m${i}`, meetingArgs(i, revision));
};
