import { and, eq, isNotNull, ne } from "drizzle-orm";
import { publicationSteps } from "@/db/schema/publishing";
import type { InTransaction } from "../../context";

/** What other launches were given by Meta: none of it can be what this one has lost. */
export async function knownMetaIds(
  ctx: InTransaction,
  { publicationId }: { publicationId: string },
): Promise<Set<string>> {
  const made = await ctx.db
    .select({ metaId: publicationSteps.metaId })
    .from(publicationSteps)
    .where(
      and(
        eq(publicationSteps.workspaceId, ctx.workspaceId),
        ne(publicationSteps.publicationId, publicationId),
        isNotNull(publicationSteps.metaId),
      ),
    );
  return new Set(made.flatMap(({ metaId }) => metaId ?? []));
}
