import { parseArgs } from "node:util";
import { asc } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema/identity";
import { asWorker, closeDatabase, systemCtx } from "../context";
import { backfillWaits } from "../inbox/waits/backfill-waits";
import { Refusal } from "./refusal";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { workspace: { type: "string" }, after: { type: "string" } },
});
const input = z.object({ workspace: z.uuid().optional(), after: z.uuid().optional() }).safeParse(values);
if (!input.success || (input.data.after && !input.data.workspace)) {
  throw new Refusal(
    "Say nothing for all workspaces, or --workspace and its id; then --after and a conversation's id to go on from there.",
  );
}
const { workspace, after } = input.data;
const ids = workspace
  ? [workspace]
  : (
      await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces).orderBy(asc(workspaces.id)))
    ).map(({ id }) => id);
for (const workspaceId of ids) {
  let total = 0;
  for await (const { last, count } of backfillWaits(systemCtx(workspaceId), { after })) {
    total += count;
    console.log(`${total} conversations. To go on from here: --workspace ${workspaceId} --after ${last}`);
  }
  console.log(`The waits of workspace ${workspaceId} are complete.`);
}
await closeDatabase();
