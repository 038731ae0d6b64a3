import { expect, test, vi } from "vitest";
import { nextPause, type ServiceSpec, saysReady, supervise } from "./supervise";

const running = (code: string): { spec: ServiceSpec; lines: string[] } => {
  const lines: string[] = [];
  const spec = {
    name: "worker",
    command: (): [string, string[]] => [process.execPath, ["--eval", code]],
    isReady: saysReady(),
    output: (line: string) => void lines.push(line),
  };
  return { spec, lines };
};

const stays = `setInterval(() => {}, 1000); process.send("ready");`;
function isAlive(pid = 0): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("pauses double from half a second to half a minute, and a healthy minute forgets them", () => {
  const pauses = [500];
  while (pauses.length < 9) pauses.push(nextPause(pauses.at(-1)!, 0));
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  expect(nextPause(30_000, 60_000)).toBe(500);
});

test("a killed process is started again", async () => {
  const { spec, lines } = running(stays);
  const worker = await supervise(spec);
  const first = worker.pid();
  worker.kill();
  await vi.waitFor(() => expect(worker.pid()).not.toBe(first), { timeout: 5_000 });
  expect(lines).toContain("stopped (SIGKILL), starts again in 0.5 s");
  await worker.stop();
}, 10_000);

test("stopping lets the process finish, and nothing starts again", async () => {
  const { spec, lines } = running(
    `process.on("SIGTERM", () => { console.log("finished"); process.exit(0); }); ${stays}`,
  );
  const worker = await supervise(spec);
  await worker.stop();
  expect(lines).toEqual(["finished"]);
  expect(isAlive(worker.pid())).toBe(false);
});

test("a process that will not stop is ended", async () => {
  const { spec, lines } = running(`process.on("SIGTERM", () => {}); ${stays}`);
  const worker = await supervise({ ...spec, stopWithinMs: 200 });
  await worker.stop();
  expect(lines).toEqual(["did not stop in time and was ended"]);
});

test("a restart resolves when the next process is ready", async () => {
  const { spec } = running(stays);
  const worker = await supervise(spec);
  const first = worker.pid();
  await worker.restart();
  expect(worker.pid()).not.toBe(first);
  expect(isAlive(first)).toBe(false);
  await worker.stop();
}, 10_000);

test("a first start that fails is refused with the process's own words", async () => {
  const { spec } = running(`console.error("META_APP_ID is not set."); process.exit(1);`);
  await expect(supervise(spec)).rejects.toThrow(
    "The worker stopped while starting (exit code 1): META_APP_ID is not set.",
  );
});
