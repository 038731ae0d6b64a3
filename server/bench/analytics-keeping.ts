import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import { foldChanges } from "../analytics/fold-changes";
import { type Ctx, inTransaction } from "../context";
import { msOf } from "./measure";

const [batches, perBatch] = [40, 500];

/** Copies so many of the workspace's charges to now, as one batch of webhooks would record them. */
const record = (ctx: Ctx) =>
  inTransaction(ctx, (ctx) =>
    ctx.db.execute(sql`
      insert into charges select copy.* from (
        select charges as row, id from charges where workspace_id = ${ctx.workspaceId}::uuid
        order by delivered_at desc limit ${perBatch}) c
      cross join lateral jsonb_populate_record(c.row, jsonb_build_object('id', gen_random_uuid(),
        'wa_message_id', ${uuidv7()}::text || c.id, 'delivered_at', clock_timestamp())) copy`),
  );

async function microsPerMessage(ctx: Ctx): Promise<number> {
  await record(ctx);
  let ms = 0;
  for (let batch = 0; batch < batches; batch++) ms += await msOf(() => record(ctx));
  return Math.round((ms * 1000) / (batches * perBatch));
}

/** What it costs a message to be kept in the roll-ups: noted where it is recorded, and taken in by the worker afterwards. */
export async function measureKeeping(owner: Sql, ctx: Ctx) {
  const triggers = (state: "enable" | "disable") =>
    owner.unsafe(`alter table charges ${state} trigger note_charge_changes_added`);
  while (await foldChanges(ctx));
  await triggers("disable");
  const withoutMicros = await microsPerMessage(ctx);
  await triggers("enable");
  const withMicros = await microsPerMessage(ctx);
  const foldMs = await msOf(async () => {
    while (await foldChanges(ctx));
  });
  return {
    recordMicros: withoutMicros,
    recordAndNoteMicros: withMicros,
    takeInMicros: Math.round((foldMs * 1000) / ((batches + 1) * perBatch)),
  };
}
