import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";

/** The code of the error of an answer that was not whole in time. */
export const LATE = "LATE";

const utf8 = new TextDecoder();

/**
 * Sends a request and gathers its answer to the end, or fails after that time. Over `dispatch`, since `request` makes a
 * stream of each answer, and that is a third of a call's CPU.
 */
export function wholeAnswer(pools: Dispatcher, request: Dispatcher.DispatchOptions, timeoutMs: number) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    let running: Dispatcher.DispatchController | undefined;
    let late: Error | undefined;
    let [status, headers]: [number, IncomingHttpHeaders] = [0, {}];
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      late = Object.assign(new Error("late"), { code: LATE });
      running?.abort(late);
      reject(late);
    }, timeoutMs);
    pools.dispatch(request, {
      onRequestStart(controller) {
        running = controller;
        // It waited for a connection, and nobody waits for it any more.
        if (late) controller.abort(late);
      },
      // Called for 103 and the like too: the last one counts.
      onResponseStart(_controller, itsStatus, itsHeaders) {
        [status, headers] = [itsStatus, itsHeaders];
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        clearTimeout(timer);
        resolve({ status, headers, text: utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)) });
      },
      onResponseError(_controller, error) {
        clearTimeout(timer);
        reject(error);
      },
    });
  });
}
