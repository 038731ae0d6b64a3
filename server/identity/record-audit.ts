import { v7 as uuidv7 } from "uuid";
import { auditEntries } from "@/db/schema/identity";
import { type Ctx, inTransaction } from "../context";
import type { AuditAction } from "./audit-actions";

type Change = {
  action: AuditAction;
  /** What was changed, by its id, and by its name as long as it has one. */
  subject?: string | { id?: string; name?: string };
  /** What it was and what it became: never a secret, never what a customer wrote. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Records who changed what and from where, in the transaction that changes it; nobody can take it back. */
export function recordAudit(ctx: Ctx, { action, subject, before, after }: Change): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { actor, origin } = ctx;
    const { id, name } = typeof subject === "string" ? { id: subject, name: undefined } : (subject ?? {});
    await ctx.db.insert(auditEntries).values({
      workspaceId: ctx.workspaceId,
      id: uuidv7(),
      at: ctx.now(),
      action,
      actorKind: actor.kind,
      memberId: actor.kind === "member" ? actor.memberId : null,
      apiKeyId: actor.kind === "apiKey" ? actor.apiKeyId : null,
      subjectId: id,
      subjectName: name,
      before,
      after,
      ip: origin?.ip,
      userAgent: origin?.userAgent,
    });
  });
}
