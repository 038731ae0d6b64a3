import { join } from "node:path";
import { root, typescript } from "./program";
import { answersAt, type Service, type ServiceSpec, saysReady, supervise } from "./supervise";

export type Services = { web: Service; worker: Service; sandbox?: Service };

type Options = {
  /** Every setting the processes need, and the rest of the environment. */
  env: Record<string, string | undefined>;
  isDevelopment?: boolean;
  /** The stand-in for Meta beside them. */
  hasSandbox?: boolean;
  output: (process: string, line: string) => void;
};

/** Starts web, worker and, if wanted, the sandbox. When one cannot start, the others are stopped again. */
export async function startServices({
  env,
  isDevelopment = false,
  hasSandbox = false,
  output,
}: Options): Promise<Services> {
  const watching = [join(root, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false"];
  const service = (name: string, args: string[], isReady: ServiceSpec["isReady"], more = {}) =>
    supervise({
      name,
      command: () => [process.execPath, args],
      env: {
        ...env,
        ...more,
        NODE_ENV: isDevelopment ? "development" : "production",
        GUICHET_PROCESS: name,
        NEXT_TELEMETRY_DISABLED: "1",
      } as NodeJS.ProcessEnv,
      isReady,
      output: (line) => output(name, line),
    });

  const host = env.HOST?.replace(/^(0\.0\.0\.0|::)$/, "127.0.0.1");
  const worker = "server/worker/main.ts";
  const starting: Promise<Service>[] = [
    service("web", typescript("server/web.ts"), answersAt(`http://${host}:${env.PORT}/api/health/live`)),
    // The watcher keeps to itself what the worker says.
    isDevelopment
      ? service("worker", [...watching, worker], async () => true)
      : service("worker", typescript(worker), saysReady()),
  ];
  if (hasSandbox)
    starting.push(
      service(
        "sandbox",
        typescript("server/sandbox/main.ts"),
        answersAt(`http://127.0.0.1:${env.SANDBOX_PORT}/`),
        // It plays for demos only, and for journeys that treat it as Meta.
        { GUICHET_DEMO: "1" },
      ),
    );

  const outcomes = await Promise.allSettled(starting);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  const started = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  if (failed) {
    await Promise.all(started.map((one) => one.stop()));
    throw failed.reason;
  }
  const [web, workers, sandbox] = started;
  return { web: web!, worker: workers!, sandbox };
}

/** The web drains first, then the worker finishes what it has, and only then does the stand-in for Meta go. */
export async function stopServices({ web, worker, sandbox }: Services): Promise<void> {
  await web.stop();
  await worker.stop();
  await sandbox?.stop();
}
