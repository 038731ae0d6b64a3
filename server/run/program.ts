import { type SpawnOptions, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The arguments that make Node run one of our TypeScript files. */
export const typescript = (file: string) => ["--import", "tsx", file];

/**
 * Runs a program in its own process group, so that a Ctrl-C in the terminal reaches only us and we stop things in
 * order. A small shell beside it waits for our end: if we are killed outright, it ends the program.
 */
export function spawnGuarded(file: string, args: string[], options: SpawnOptions, endSignal: NodeJS.Signals) {
  const child = spawn(file, args, { ...options, detached: true });
  if (child.pid === undefined || process.platform === "win32") return child;
  const script = `read -r _; kill -${endSignal.slice(3)} $1; sleep 10; kill -KILL $1`;
  const guard = spawn("/bin/sh", ["-c", script, "guard", String(child.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.once("error", () => {});
  guard.unref();
  child.once("exit", () => guard.kill("SIGKILL"));
  return child;
}

type Ended = { status: number | null; output: string; message: unknown };

/** Runs a Node program to its end. `message` is what it last sent to its parent. */
export function runNode(
  args: string[],
  { env = process.env, show = false }: { env?: NodeJS.ProcessEnv; show?: boolean } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawnGuarded(
      process.execPath,
      args,
      { cwd: root, env, stdio: ["ignore", "pipe", "pipe", "ipc"] },
      "SIGTERM",
    );
    const parts: string[] = [];
    let message: unknown;
    const keep = (stream: NodeJS.WriteStream) => (part: Buffer) => {
      parts.push(part.toString());
      if (show) stream.write(part);
    };
    child.stdout?.on("data", keep(process.stdout));
    child.stderr?.on("data", keep(process.stderr));
    child.on("message", (value) => {
      message = value;
    });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output: parts.join(""), message }));
  });
}
