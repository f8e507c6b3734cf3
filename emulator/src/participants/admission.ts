import type { Service } from "../collection";
import { ControlError } from "../control/controlError";
import type { RouteTable } from "../http/router";
import { isObject } from "../json";

/** Whether a token lets its participant join, as a client would learn by trying. */
export type Admission =
  | { admitted: true; accountId: string; appId: string; meetingId: string; participantId: string }
  | { admitted: false; reason: string };

/**
 * Judges a token.
 * [documented: it expires; it dies with its participant, and not by a refresh; an INACTIVE meeting refuses it]
 * [observed: a participant without a name cannot join, error 0002: cloudflare-typescript#2737]
 */
export function admission({ store, tokens }: Service, token: string): Admission {
  const claims = tokens.read(token);
  if (typeof claims === "string") return refused(`the token is ${claims}`);
  const { accountId, orgId: appId, meetingId, participantId } = claims;
  const app = store.entry(accountId, [["apps", appId]]);
  const meeting = app?.list("meetings").entry(meetingId);
  if (!meeting) return refused("the meeting does not exist");
  const participant = meeting.list("participants").get(participantId);
  if (!participant) return refused("the participant was deleted, which revokes its tokens");
  if (meeting.object.status === "INACTIVE") return refused("the meeting is INACTIVE");
  if (!participant.name) return refused("the participant has no name (error 0002)");
  return { admitted: true, accountId, appId, meetingId, participantId };
}

function refused(reason: string): Admission {
  return { admitted: false, reason };
}

/** Below /__emulator/. */
export function participantControl(service: Service): RouteTable {
  return {
    admission: {
      POST: (call) => {
        const body = call.body();
        if (!isObject(body) || typeof body.token !== "string") {
          throw new ControlError(400, 'a token is expected as {"token": "…"}');
        }
        return { status: 200, body: admission(service, body.token) };
      },
    },
  };
}
