import { type Emulator, startEmulator } from "realtimekit-emulator";
import { answerEach, tell } from "../shared/worker";

/** Microseconds of a core that the emulator's process has used: user and system. */
export type Cpu = number;
/** Megabytes that it has in memory, after the garbage was collected. */
export type Megabytes = number;

startEmulator({ token: "bench-token" }).then((emulator: Emulator) => {
  answerEach(async (question: "cpu" | "memory"): Promise<Cpu | Megabytes> => {
    if (question === "memory") {
      globalThis.gc?.();
      return process.memoryUsage.rss() / 2 ** 20;
    }
    const { user, system } = process.cpuUsage();
    return user + system;
  });
  tell(emulator.url);
});
