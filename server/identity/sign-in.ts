import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { members, users } from "@/db/schema/identity";
import { asPerson, database } from "../context";
import { isPassword } from "./password";
import type { signInInput } from "./schemas";

/** The person and the workspace she enters, or undefined: the same answer for a wrong password and an unknown address. */
export async function signIn({ email, password }: z.infer<typeof signInInput>) {
  const [user] = await database().db.select().from(users).where(eq(users.email, email.trim().toLowerCase()));
  if (!(await isPassword(password, user?.passwordHash)) || !user) return undefined;

  const [member] = await asPerson(user.id, (db) =>
    db
      .select({ id: members.id, workspaceId: members.workspaceId, name: members.name })
      .from(members)
      .where(and(eq(members.userId, user.id), isNull(members.removedAt)))
      .orderBy(members.createdAt)
      .limit(1),
  );
  return (
    member && { userId: user.id, memberId: member.id, workspaceId: member.workspaceId, name: member.name }
  );
}
