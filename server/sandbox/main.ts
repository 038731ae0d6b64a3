import { bundlePage } from "./page/serve";
import { startSandbox } from "./server";
import { parseSettings } from "./settings";

const say = (line: string) => process.stderr.write(`${line}\n`);

const settings = parseSettings(process.env);
if (typeof settings === "string") {
  say(settings);
  process.exit(1);
}

try {
  const sandbox = await startSandbox(settings);
  await bundlePage();
  process.stdout.write(`sandbox: phones at ${sandbox.url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") say(`The sandbox did not start: port ${settings.SANDBOX_PORT} is in use.`);
  else say(`The sandbox did not start: ${(error as Error).message}.`);
  process.exit(1);
}
