import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/identity";

/** Where a person works, the longest first. Call it inside `asPerson`: a workspace sees only its own. */
export const membershipsOf = (db: Db, userId: string) =>
  db
    .select()
    .from(members)
    .where(and(eq(members.userId, userId), isNull(members.removedAt)))
    .orderBy(asc(members.createdAt));
