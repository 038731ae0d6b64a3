import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { conversationLabels, labels } from "@/db/schema/labels";
import type { InTransaction } from "../../context";

/** The labels that these conversations have now, each conversation's by name. */
export function labelsOf({ db, workspaceId }: InTransaction, conversationIds: string[]) {
  if (conversationIds.length === 0) return [];
  return db
    .select({
      conversationId: conversationLabels.conversationId,
      id: labels.id,
      name: labels.name,
      colour: labels.colour,
    })
    .from(conversationLabels)
    .innerJoin(
      labels,
      and(eq(labels.workspaceId, conversationLabels.workspaceId), eq(labels.id, conversationLabels.labelId)),
    )
    .where(
      and(
        eq(conversationLabels.workspaceId, workspaceId),
        inArray(conversationLabels.conversationId, conversationIds),
        isNull(conversationLabels.removedAt),
      ),
    )
    .orderBy(asc(labels.name), asc(labels.id));
}
