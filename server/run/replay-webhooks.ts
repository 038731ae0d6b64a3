import { parseArgs } from "node:util";
import { closeDatabase } from "../context";
import { replayDeliveries, replayInput } from "../webhooks/replay-deliveries";
import { Refusal } from "./refusal";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { failed: { type: "boolean" }, id: { type: "string" }, since: { type: "string" } },
});
const input = replayInput.safeParse(values);
if (!input.success || Object.keys(values).length !== 1) {
  throw new Refusal("Say which deliveries: --failed, --id 123 or --since 2026-11-22T08:00:00Z.");
}
const count = await replayDeliveries(input.data);
console.log(`${count} deliveries will be processed again by the workers.`);
await closeDatabase();
