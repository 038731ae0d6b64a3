import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/context";

/** Whose message it is, and by which ad its customer had last come, asked of the database where a budget wants to know. */
export type Origin = { teamId: SQL; metaAdId: SQL };

const adOf = (touch: SQL) => sql`substring(${touch} from '^ad:(.+)$')`;

/** Of a message that is kept already: as the triggers on `charges` will say it of its charge. */
export function originOfMessage({ workspaceId }: Ctx, messageId: string): Origin {
  const message = sql`from messages m where m.workspace_id = ${workspaceId}::uuid and m.id = ${messageId}::uuid`;
  const touch = sql`touch_at(m.workspace_id, m.conversation_id, m.written_at)`;
  return {
    teamId: sql`(select team_at(m.workspace_id, m.conversation_id, m.member_id, m.written_at) ${message})`,
    metaAdId: sql`(select ${adOf(touch)} ${message})`,
  };
}

/** Where a message would be written, and by whom; nobody for one of our rules. */
export type Writer = { conversationId: string; memberId: string | null };

/** Of a message that is not written yet; of one that no conversation is for, neither is known. */
export function originOfNext(ctx: Ctx, writer?: Writer): Origin {
  if (!writer) return { teamId: sql`null::uuid`, metaAdId: sql`null::text` };
  const where = sql`${ctx.workspaceId}::uuid, ${writer.conversationId}::uuid`;
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  return {
    teamId: sql`(select team_at(${where}, ${writer.memberId}::uuid, ${now}))`,
    metaAdId: sql`(select ${adOf(sql`touch_at(${where}, ${now})`)})`,
  };
}
