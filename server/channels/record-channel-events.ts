import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { asBytes, rows } from "@/db/rows";
import type { InTransaction } from "../context";
import { workspaceVault } from "../crypto";

export type ChannelEventInput = {
  accountId?: string;
  numberId?: string;
  field: string;
  value: unknown;
  occurredAt: Date;
  /** Meta's own time of the event, if it gave one: with it, the same words said again later are another event. */
  saidAt?: Date;
};

/** Keeps what Meta said about an account, a number or a template, whole and sealed. A repeat changes nothing. */
export async function recordChannelEvents(ctx: InTransaction, events: ChannelEventInput[]): Promise<void> {
  if (events.length === 0) return;
  const vault = await workspaceVault(ctx);
  const values = events.map(({ accountId, numberId, field, value, occurredAt, saidAt }) => {
    const id = uuidv7();
    const said = canonical({ accountId, numberId, field, value, saidAt: saidAt?.toISOString() });
    return {
      id,
      account_id: accountId,
      number_id: numberId,
      field,
      fingerprint: createHash("sha256").update(said).digest("base64url"),
      sealed_value: asBytes(vault.seal(JSON.stringify(value), `channel event ${id}`)),
      occurred_at: occurredAt,
    };
  });
  values.sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1));
  await ctx.db.execute(sql`
    insert into channel_events (workspace_id, id, account_id, number_id, field, fingerprint, sealed_value, occurred_at)
    select ${ctx.workspaceId}::uuid, r.* from ${rows(
      values,
      "id uuid, account_id uuid, number_id uuid, field text, fingerprint text, sealed_value bytea, occurred_at timestamptz",
    )}
    on conflict do nothing`);
}

/** The same JSON for the same value, in whatever order its keys came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
