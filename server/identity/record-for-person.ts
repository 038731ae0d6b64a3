import type { Db } from "@/db/client";
import { within } from "../context";
import type { AuditAction } from "./audit-actions";
import { membershipsOf } from "./memberships-of";
import { recordAudit } from "./record-audit";
import type { Visit } from "./visit";

type Self = Visit & { userId: string; sessionId?: string };

/** What a person changed about herself concerns each workspace she works in. Call it inside `asPerson`. */
export async function recordForPerson(
  db: Db,
  { userId, sessionId = "", now, origin }: Self,
  action: AuditAction,
): Promise<void> {
  for (const { workspaceId, id, roles, name } of await membershipsOf(db, userId)) {
    const actor = { kind: "member" as const, memberId: id, userId, sessionId, roles };
    await within(db, { workspaceId, actor, now, origin }, (ctx) =>
      recordAudit(ctx, { action, subject: { id, name } }),
    );
  }
}
