import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { root, spawnGuarded } from "./program";
import { Refusal } from "./refusal";

export type ServiceSpec = {
  name: string;
  command: () => [file: string, args: string[]];
  env?: NodeJS.ProcessEnv;
  /** Asked every 100 ms until it says yes. */
  isReady: (child: ChildProcess) => Promise<boolean>;
  readyWithinMs?: number;
  stopSignal?: NodeJS.Signals;
  stopWithinMs?: number;
  output: (line: string) => void;
};

export type Service = {
  name: string;
  pid: () => number | undefined;
  /** Ends the process as an accident would: the supervisor starts it again. */
  kill: (signal?: NodeJS.Signals) => void;
  /** Stops it cleanly and resolves when the next one is ready. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const healthyAfterMs = 60_000;

/** How long to wait before the next start: doubling, and forgotten once a process has been well for a minute. */
export function nextPause(pauseMs: number, healthyMs: number): number {
  return healthyMs >= healthyAfterMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
}

type Run = { child: ChildProcess; exited: Promise<string>; ready: Promise<void> };

function launch(spec: ServiceSpec): Run {
  const [file, args] = spec.command();
  const child = spawnGuarded(
    file,
    args,
    { cwd: root, env: spec.env, stdio: ["ignore", "pipe", "pipe", "ipc"] },
    spec.stopSignal ?? "SIGTERM",
  );
  const lastWords: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (stream === child.stderr) lastWords.push(line);
      if (lastWords.length > 20) lastWords.shift();
      spec.output(line);
    });
  }

  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  let end: string | undefined;
  void exited.then((how) => {
    end = how;
  });

  const isReady = async () => {
    const deadline = Date.now() + (spec.readyWithinMs ?? 60_000);
    while (end === undefined) {
      if (await spec.isReady(child)) return;
      if (Date.now() > deadline) throw new Refusal(`The ${spec.name} did not become ready in time.`);
      await pause(100);
    }
    const reason =
      lastWords.findLast((line) => /error|fatal|refus|not |already/i.test(line)) ?? lastWords.at(-1);
    throw new Refusal(
      `The ${spec.name} stopped while starting (${end})${reason ? `: ${reason.trim()}` : "."}`,
    );
  };
  const ready = isReady();
  ready.catch(() => {});
  return { child, exited, ready };
}

/** Starts a program and keeps it running until told to stop. Refuses when even the first start fails. */
export async function supervise(spec: ServiceSpec): Promise<Service> {
  let run = launch(spec);
  let isStopping = false;
  let hurry = new AbortController();

  async function end(): Promise<void> {
    run.child.kill(spec.stopSignal ?? "SIGTERM");
    const patience = new AbortController();
    const late = pause(spec.stopWithinMs ?? 15_000, "late", { signal: patience.signal }).catch(() => "");
    if ((await Promise.race([run.exited, late])) === "late") {
      spec.output("did not stop in time and was ended");
      run.child.kill("SIGKILL");
    }
    patience.abort();
    await run.exited;
  }

  try {
    await run.ready;
  } catch (error) {
    await end();
    throw error;
  }

  async function keepRunning(): Promise<void> {
    let pauseMs = firstPauseMs;
    for (;;) {
      let readyAt = Number.POSITIVE_INFINITY;
      run.ready.then(
        () => {
          readyAt = Date.now();
        },
        () => run.child.kill("SIGKILL"),
      );
      const how = await run.exited;
      if (isStopping) return;
      if (Date.now() - readyAt >= healthyAfterMs) pauseMs = firstPauseMs;
      if (!hurry.signal.aborted) spec.output(`stopped (${how}), starts again in ${pauseMs / 1000} s`);
      await pause(pauseMs, undefined, { signal: hurry.signal }).catch(() => {});
      if (isStopping) return;
      hurry = new AbortController();
      pauseMs = nextPause(pauseMs, Date.now() - readyAt);
      run = launch(spec);
    }
  }
  const kept = keepRunning();

  return {
    name: spec.name,
    pid: () => run.child.pid,
    kill: (signal = "SIGKILL") => void run.child.kill(signal),
    restart: async () => {
      const previous = run;
      hurry.abort();
      await end();
      while (run === previous) await pause(20);
      await run.ready;
    },
    stop: async () => {
      isStopping = true;
      hurry.abort();
      await end();
      await kept;
    },
  };
}

/** Ready once something answers below 500 at this address. */
export const answersAt = (url: string) => async () => {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
};

/** Ready once the process says so with `process.send("ready")`. */
export function saysReady(): ServiceSpec["isReady"] {
  const ready = new WeakSet<ChildProcess>();
  const heard = new WeakSet<ChildProcess>();
  return async (child) => {
    if (!heard.has(child)) child.once("message", () => ready.add(child));
    heard.add(child);
    return ready.has(child);
  };
}
