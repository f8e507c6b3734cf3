import { type ChildProcess, type ForkOptions, fork, type Serializable } from "node:child_process";
import { once } from "node:events";

/** A script of ours in a process of its own, which answers each question with one message. */
export class Worker {
  private readonly child: ChildProcess;

  constructor(
    script: string,
    words: readonly string[] = [],
    options: Pick<ForkOptions, "cwd" | "env" | "execArgv"> = {},
  ) {
    const execArgv = ["--require", require.resolve("tsx/cjs"), ...(options.execArgv ?? [])];
    this.child = fork(script, words, { ...options, execArgv });
  }

  get pid(): number {
    return Number(this.child.pid);
  }

  /** The message that it sends next. */
  async next<T>(): Promise<T> {
    const gone = new AbortController();
    const { signal } = gone;
    try {
      return await Promise.race([
        once(this.child, "message", { signal }).then(([message]) => message as T),
        once(this.child, "exit", { signal }).then(([code]) => {
          throw new Error(`${this.child.spawnargs.join(" ")} ended with exit code ${code} before it answered`);
        }),
      ]);
    } finally {
      gone.abort();
    }
  }

  ask<T>(question: Serializable): Promise<T> {
    const answer = this.next<T>();
    this.child.send(question);
    return answer;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const over = once(this.child, "exit");
    this.child.kill();
    await over;
  }
}

/** In the worker: tells the one that started it something. */
export function tell(message: Serializable): void {
  process.send?.(message);
}

/** In the worker: answers each question, one after the other. */
export function answerEach<Q, A extends Serializable>(answer: (question: Q) => Promise<A>): void {
  process.on("message", (question: Q) => {
    answer(question).then(tell, (error) => {
      console.error(error);
      process.exit(1);
    });
  });
}
