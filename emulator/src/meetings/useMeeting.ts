import { useApp } from "../apps/useApp";
import type { Service } from "../collection";
import { notFound } from "../http/envelopes";
import type { Call } from "../http/router";
import type { Entry } from "../store/objects";

/** The meeting of a path. */
export function useMeeting(service: Service, call: Call): Entry {
  const id = call.param("meeting");
  const meeting = useApp(service, call).list("meetings").entry(id);
  if (meeting) return meeting;
  // [assumed unknown-meeting] 404: the OpenAPI declares only 500 here. A malformed id is answered alike.
  throw notFound(`No meeting found with id ${id}`, service.options.unknownMeeting);
}
