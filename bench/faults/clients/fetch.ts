import { type Calls, createdIn, dataOf, type Kind, pathOf, type Values, type Wire } from "../kinds/kind";
import { providerOn } from "./naive";
import { type Client, TOKEN } from "./provider";
import { impatientFetch } from "./timeouts";

class HttpError extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`HTTP ${status}: ${text}`);
  }
}

function callsOn(baseUrl: string, kind: Kind): Calls {
  const { methods, closing } = kind;
  async function call(method: string | undefined, at: Values, below: string, body?: object): Promise<Wire> {
    const place = `${baseUrl}/accounts/${at.accountId}/realtime/kit/${pathOf(kind, at)}`;
    const response = await impatientFetch(`${place}${below}`, {
      ...(method ? { method } : {}),
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new HttpError(response.status, await response.text());
    const { data } = (await response.json()) as { data: Wire };
    return data;
  }

  return {
    create: async (at, body) => createdIn(kind, await call("POST", at, "", body)),
    read: (at, id) => dataOf(call("GET", at, `/${id}`).then((data) => ({ data }))),
    update: (at, id, body) => call(methods.update, at, `/${id}`, body),
    ...(methods.token ? { token: (at, id) => call("POST", at, `/${id}/token`) } : {}),
    delete: (at, id) => call(methods.delete, at, `/${id}`, closing),
  };
}

/** With what Node has. */
export const plainFetch: Client = {
  name: "plain fetch",
  start: (baseUrl, kind) =>
    providerOn(kind, callsOn(baseUrl, kind), (error) => error instanceof HttpError && error.status === 404),
};
