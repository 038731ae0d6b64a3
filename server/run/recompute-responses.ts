import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase, systemCtx } from "../context";
import { holdHoursSince } from "../identity/working-hours/hold-hours-since";
import { recomputeWorkingSeconds } from "../inbox/waits/recompute-working-seconds";
import { Refusal } from "./refusal";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { workspace: { type: "string" }, since: { type: "string" } },
});
const input = z
  .object({ workspace: z.uuid(), since: z.iso.datetime({ offset: true }).or(z.iso.date()) })
  .safeParse(values);
if (!input.success) {
  throw new Refusal(
    "Say which workspace, and since when its present hours shall count: --workspace ID --since 2026-01-01.",
  );
}
const ctx = systemCtx(input.data.workspace);
const since = new Date(input.data.since);
await holdHoursSince(ctx, since);
const count = await recomputeWorkingSeconds(ctx, since);
console.log(`The working time of ${count} waits was counted anew.`);
await closeDatabase();
