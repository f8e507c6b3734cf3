import type { Answer } from "../http/envelopes";
import { Router, type RouteTable, segmentsOf } from "../http/router";
import type { OwnRequest, Parts } from "../http/server";
import { ControlError } from "./controlError";
import { refusalOf } from "./guard";

const ROOT = "/__emulator";
const PREFIX = `${ROOT}/`;
/** What `/__emulator/` itself answers: the route of this name. */
const INDEX = "page";

/** The emulator's own routes. They are not part of the API: no token, and only for callers on the same machine. */
export function control(...tables: RouteTable[]): Parts["own"] {
  const router = new Router(...tables);
  return (request) => {
    if (request.path === ROOT) return { status: 308, headers: { location: PREFIX }, body: "" };
    if (!request.path.startsWith(PREFIX)) return undefined;
    try {
      const refusal = refusalOf(request);
      if (refusal !== undefined) throw new ControlError(403, refusal);
      return answer(router, request);
    } catch (error) {
      if (error instanceof ControlError) return { status: error.status, body: { error: error.message } };
      throw error;
    }
  };
}

function answer(router: Router, { method, path, query, body }: OwnRequest): Answer {
  const match = router.find(segmentsOf(`/${path.slice(PREFIX.length) || INDEX}`) ?? []);
  const handle = match && Object.hasOwn(match.handlers, method) ? match.handlers[method] : undefined;
  if (!match || !handle) throw new ControlError(404, `no control route ${method} ${path}`);
  return handle({
    query,
    param: match.param,
    body() {
      if (body.json === undefined) throw new ControlError(400, "a body is expected, as JSON");
      return body.json;
    },
  });
}
