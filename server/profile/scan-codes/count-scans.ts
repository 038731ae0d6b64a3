import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import type { InTransaction } from "../../context";
import { tellLive } from "../../live";
import { comparable, longestMessage } from "./schemas";

/** A text that a customer wrote, in plain words for as long as this takes and no longer. */
export type Said = { messageId: string; conversationId: string; numberId: string; text: string; at: Date };

export type Scan = Omit<Said, "text"> & { codeId: string; isShared: boolean };

/**
 * Which of these texts stand ready under a code of their number, or once did: an old sticker puts a new text ready, but a
 * chat that was opened before has the old one. Of several codes with the same text nobody can tell which was scanned; the
 * newest of those that have it now is taken, and the scan says that it is shared.
 */
export async function findScans(ctx: InTransaction, said: Said[]): Promise<Scan[]> {
  const short = said.filter(({ text }) => text.length <= 4 * longestMessage);
  if (short.length === 0) return [];
  const values = short.map(({ messageId, numberId, text, at }) => ({
    id: messageId,
    number_id: numberId,
    text: comparable(text),
    at,
  }));
  const found = await ctx.db.execute<{ id: string; code_id: string; codes: string }>(sql`
    select r.id, code.id as code_id, code.codes
    from ${rows(values, "id uuid, number_id uuid, text text, at timestamptz")}
    cross join lateral (
      select c.id, count(*) over () as codes from scan_texts t
      join scan_codes c on c.workspace_id = t.workspace_id and c.id = t.code_id
      where t.workspace_id = ${ctx.workspaceId}::uuid and t.number_id = r.number_id and t.text = r.text
        and (c.deleted_at is null or c.deleted_at > r.at)
      order by btrim(c.message) = r.text desc, c.id desc limit 1) code`);
  const codeOf = new Map(found.map((row) => [row.id, row]));
  return short.flatMap(({ text: _, ...one }) => {
    const code = codeOf.get(one.messageId);
    return code ? [{ ...one, codeId: code.code_id, isShared: Number(code.codes) > 1 }] : [];
  });
}

/** Counts conversations to the codes that started them, once each, and has open lists read again. */
export async function recordScans(ctx: InTransaction, scans: Scan[]): Promise<void> {
  if (scans.length === 0) return;
  const values = scans.map((scan) => ({
    id: uuidv7(),
    code_id: scan.codeId,
    number_id: scan.numberId,
    conversation_id: scan.conversationId,
    message_id: scan.messageId,
    at: scan.at,
    is_shared: scan.isShared,
  }));
  await ctx.db.execute(sql`
    insert into scan_starts (workspace_id, id, code_id, number_id, conversation_id, message_id, at, is_shared)
    select ${ctx.workspaceId}::uuid, r.* from ${rows(
      values,
      "id uuid, code_id uuid, number_id uuid, conversation_id uuid, message_id uuid, at timestamptz, is_shared boolean",
    )}
    on conflict do nothing`);
  await tellLive(ctx, [{ kind: "scanCodes.changed" }]);
}

/** Two threads of one customer became one. */
export async function followJoinedScans(
  ctx: InTransaction,
  joined: { fromId: string; intoId: string }[],
): Promise<void> {
  for (const { fromId, intoId } of joined) {
    await ctx.db.execute(sql`
      update scan_starts set conversation_id = ${intoId}::uuid
      where workspace_id = ${ctx.workspaceId}::uuid and conversation_id = ${fromId}::uuid`);
  }
}
