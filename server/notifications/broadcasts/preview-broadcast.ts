import { sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { workspaceVault } from "../../crypto";
import { renderTemplate } from "../render-template";
import { candidates } from "./candidates";
import { fillWords, type Person } from "./fill-words";
import { knownOf } from "./known-of";
import { type BroadcastRow, getBroadcastRow, listOf } from "./load-broadcast";
import { openRow } from "./row-values";
import type { BroadcastInput } from "./schemas";
import type { Preview } from "./shapes";

const previews = 3;

/** What the first people would really get; nothing while something is still missing. */
export function previewBroadcast(ctx: Ctx, { broadcastId }: BroadcastInput): Promise<Preview[]> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getBroadcastRow(ctx, broadcastId);
    const { form, template, problems } = await knownOf(ctx, row);
    if (!template || problems.some(({ field }) => !["name", "agreement"].includes(field))) return [];
    const people = await firstPeople(ctx, row, template.category === "marketing");
    return people.map(({ waId, ...person }) => ({
      name: person.name,
      waId,
      content: renderTemplate(template, fillWords(template, form, person)),
    }));
  });
}

/** Those whose turn would come first. */
export async function firstPeople(
  ctx: InTransaction,
  row: BroadcastRow,
  isMarketing: boolean,
): Promise<(Person & { waId: string | null })[]> {
  const { form } = await knownOf(ctx, row);
  if (!form.numberId) return [];
  const chosen = { broadcastId: row.id, numberId: form.numberId, audience: form.audience, isMarketing };
  const found = await ctx.db.execute<{
    position: number;
    wa_id: string | null;
    name: string | null;
    sealed_values: Buffer | null;
  }>(sql`
    select p.position, p.wa_id, c.name, r.sealed_values
    from (${candidates(ctx, chosen)}) p
    left join contacts c on c.workspace_id = ${ctx.workspaceId}::uuid and c.id = p.contact_id
    left join broadcast_recipients r on r.workspace_id = ${ctx.workspaceId}::uuid and r.broadcast_id = ${row.id}::uuid
      and r.position = p.position
    where p.left_out is null order by p.position limit ${previews}`);
  const vault = await workspaceVault(ctx);
  return found.map(({ position, wa_id, name, sealed_values }) => ({
    waId: wa_id,
    name,
    columns: listOf(row)?.columns ?? [],
    cells: sealed_values ? openRow(vault, { broadcastId: row.id, position }, Buffer.from(sealed_values)) : [],
  }));
}
