import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { labels } from "@/db/schema/labels";
import type { InTransaction } from "../../context";
import { conflict, notFound } from "../../errors";

/** A label that can be put on a conversation now. */
export async function getLabel(ctx: InTransaction, labelId: string) {
  const label = await findLabel(ctx, labelId);
  if (!label || label.archivedAt) throw notFound("This label", "labelNotFound");
  return label;
}

/** A label, archived or not. */
export async function findLabel({ db, workspaceId }: InTransaction, labelId: string) {
  const [label] = await db
    .select({ id: labels.id, name: labels.name, colour: labels.colour, archivedAt: labels.archivedAt })
    .from(labels)
    .where(and(eq(labels.workspaceId, workspaceId), eq(labels.id, labelId)));
  return label;
}

/** Two labels of one name could not be told apart where they are chosen. */
export async function requireFreeName({ db, workspaceId }: InTransaction, name: string, labelId?: string) {
  const [other] = await db
    .select({ id: labels.id })
    .from(labels)
    .where(
      and(
        eq(labels.workspaceId, workspaceId),
        eq(sql`lower(${labels.name})`, name.toLowerCase()),
        isNull(labels.archivedAt),
        labelId ? ne(labels.id, labelId) : undefined,
      ),
    );
  if (other) throw conflict("There is a label of this name.", { key: "labelNameTaken", field: "name" });
}
