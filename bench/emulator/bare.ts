import { ANSWER } from "../client/meeting";
import { startBareServer } from "../shared/bareServer";
import { answerEach, tell } from "../shared/worker";
import type { Cpu } from "./server";

/** What node:http alone can do: the rest is the emulator's. */
startBareServer(ANSWER).then((url) => {
  answerEach(async (): Promise<Cpu> => {
    const { user, system } = process.cpuUsage();
    return user + system;
  });
  tell(url);
});
