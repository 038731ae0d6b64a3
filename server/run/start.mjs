import { existsSync } from "node:fs";
import { run } from "./bootstrap.mjs";

// Settings may stand in a file beside package.json; those of the environment win.
if (existsSync(".env")) process.loadEnvFile?.(".env");

const [command = "start"] = process.argv.slice(2);
await run(["start", "dev"].includes(command) ? "start.ts" : "part.ts");
