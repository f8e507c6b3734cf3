import type { Connection } from "../../provider/api/connection";
import { NO_ROUTE } from "../../provider/api/envelope";
import { Network } from "../../provider/api/network";
import { policyOf, stateOf } from "../../provider/api/rateLimitHeaders";
import { RealtimeKitError } from "../../provider/errors";
import { redactor } from "../../provider/redact";
import { property, valueAt } from "../../provider/values";
import { type Check, checkOf } from "./check";
import { type Heard, Service } from "./service";

export interface Target {
  connection: Connection;
  accountId: string | undefined;
  appId: string | undefined;
}

/** The checks that call Cloudflare, in the order in which they depend on each other. */
export const ONLINE = ["address", "token", "permission", "app", "calls left"];

export async function checkCloudflare({ connection, accountId, appId }: Target): Promise<Check[]> {
  const service = new Service(connection);
  try {
    const verified = await service.get(["user", "tokens", "verify"], { ofToken: true });
    const address = checkAddress(verified, connection);
    if (address.state !== "ok" || "error" in verified) {
      return [address, ...notChecked(ONLINE.slice(1), "the address does not answer as Cloudflare's API")];
    }
    const [token, owner] = await checkToken(verified, accountId, service);
    if (accountId === undefined) {
      const rest = notChecked(
        ["permission", "app"],
        "no account is known; pass --account, or set CLOUDFLARE_ACCOUNT_ID",
      );
      return [address, token, ...rest, checkCalls(verified)];
    }
    const apps = await service.get([accountId, "realtime", "kit", "apps"], { query: { per_page: "1" } });
    if ("error" in apps) {
      const permission = checkOf("permission").problem(apps.error.brief);
      return [address, token, permission, ...notChecked(["app"], "RealtimeKit did not answer"), checkCalls(verified)];
    }
    const permission = checkPermission(apps, accountId, owner, token.state === "ok");
    const app =
      permission.state === "ok"
        ? await checkApp(connection, accountId, appId)
        : checkOf("app").notChecked("RealtimeKit cannot be used");
    return [address, token, permission, app, checkCalls(apps)];
  } finally {
    await service.close();
  }
}

export function notChecked(names: readonly string[], why: string): Check[] {
  return names.map((name) => checkOf(name).notChecked(why));
}

function checkAddress(answer: Awaited<ReturnType<Service["get"]>>, { baseUrl }: Connection): Check {
  const { ok, problem } = checkOf("address");
  const where = `${baseUrl.origin}${baseUrl.pathname}`;
  if ("error" in answer) return problem(`${where}: ${answer.error.brief}`, "check the network and the base URL");
  if (answer.from !== "foreign") return ok(`${where} answers as Cloudflare's API`);
  return problem(`${where}: ${answer.brief}`, "check the base URL (CLOUDFLARE_BASE_URL, or baseUrl in config)");
}

/** Who owns a token that Cloudflare knows. */
type Owner = "user" | "account" | undefined;

/** Each kind of token has a route of its own that knows it. */
async function checkToken(ofUser: Heard, accountId: string | undefined, service: Service): Promise<[Check, Owner]> {
  const { problem, unknown } = checkOf("token");
  if (ofUser.succeeded) return [checkStatus(ofUser, "user"), "user"];
  if (ofUser.status === 429) return [unknown(ofUser.brief), undefined];
  if (accountId !== undefined) {
    const ofAccount = await service.get([accountId, "tokens", "verify"]);
    if (!("error" in ofAccount) && ofAccount.succeeded) return [checkStatus(ofAccount, "account"), "account"];
  }
  if (![400, 401, 403].includes(ofUser.status)) return [unknown(ofUser.brief), undefined];
  const but = accountId === undefined ? "; a token that an account owns can be checked only with --account" : "";
  return [problem(`Cloudflare does not know the token (HTTP ${ofUser.status})${but}`, "set a valid token"), undefined];
}

function checkStatus({ body }: Heard, owner: "user" | "account"): Check {
  const { ok, problem } = checkOf("token");
  const status = valueAt(body, ["result", "status"]);
  const expiry = valueAt(body, ["result", "expires_on"]);
  const until =
    typeof expiry === "string" && !Number.isNaN(Date.parse(expiry)) ? `, until ${new Date(expiry).toISOString()}` : "";
  if (status === "active")
    return ok(
      `Cloudflare knows the token, which belongs to ${owner === "user" ? "a user" : "the account"}; it is active${until}`,
    );
  const known = status === "expired" || status === "disabled" ? status : "not active";
  return problem(`Cloudflare knows the token, but it is ${known}`, "create a new token, or enable this one");
}

/** Tells apart, by status and by who refused, what keeps the token from RealtimeKit. */
function checkPermission(answer: Heard, accountId: string, owner: Owner, isTokenKnown: boolean): Check {
  const { ok, problem, unknown } = checkOf("permission");
  const { status, from, succeeded, brief, body } = answer;
  if (succeeded) return ok(`the token may use RealtimeKit in account ${accountId}`);
  if (status === 429) return problem(brief, "wait until the rate window ends");
  if (status >= 500) return problem(brief, "try again later");
  const code = Number(valueAt(body, ["errors", 0, "code"]));
  if (from === "gateway" && NO_ROUTE.includes(code)) {
    return problem(
      `wrong account: Cloudflare does not know account ${accountId} (HTTP ${status}, code ${code})`,
      "check the account ID",
    );
  }
  if (status === 403 && from === "service") {
    return problem(
      `missing entitlement: RealtimeKit itself refuses account ${accountId} (HTTP 403)`,
      "enable RealtimeKit for the account in Cloudflare's dashboard",
    );
  }
  if (status !== 401 && status !== 403) return unknown(brief);
  if (!isTokenKnown) return problem(`wrong token: Cloudflare refuses it (HTTP ${status})`, "set a valid token");
  return owner === "account"
    ? problem(`missing permission: the token has none for RealtimeKit (HTTP ${status})`, PERMISSION)
    : problem(
        `missing permission, or wrong account: the token has no permission for RealtimeKit in account ${accountId} (HTTP ${status})`,
        `${PERMISSION}, and check the account ID`,
      );
}

const PERMISSION = 'give the token the permission "Realtime" or "Realtime Admin" on this account';

/** No longer than a single call may take. */
const LIST_MS = 30_000;

/** From the list, as the provider does: the call for one app is in Cloudflare's OpenAPI document only. */
async function checkApp(connection: Connection, accountId: string, appId: string | undefined): Promise<Check> {
  const { ok, problem, unknown } = checkOf("app");
  const api = new Network().connect({ ...connection, deadlineMs: LIST_MS }, redactor([connection.token]), () => {});
  try {
    const apps = await api.list([accountId, "realtime", "kit", "apps"], { isItem: () => true });
    if (appId === undefined) {
      return unknown(
        `no app is set; the account has ${apps.length}`,
        "set REALTIMEKIT_APP_ID or realtimekit:appId, or pass --app",
      );
    }
    const app = apps.find((each) => property(each, "id") === appId);
    if (app) return ok(`app ${appId} exists: ${JSON.stringify(property(app, "name") ?? null)}`);
    return problem(`account ${accountId} has no app ${appId}`, `check the app ID; the account has ${apps.length} apps`);
  } catch (error) {
    if (!(error instanceof RealtimeKitError)) throw error;
    return problem(error.brief);
  }
}

function checkCalls(answer: Heard): Check {
  const { ok, warning, unknown } = checkOf("calls left");
  const state = stateOf(answer);
  if (!state) return unknown("the answers do not say how many calls are left");
  const quota = policyOf(answer)?.quota;
  const text = `${state.remaining}${quota === undefined ? "" : ` of ${quota}`} calls left, for ${state.resetsInMs / 1000} more seconds`;
  return state.remaining > 0 ? ok(text) : warning(text, "wait until the rate window ends");
}
