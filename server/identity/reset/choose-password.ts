import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { users } from "@/db/schema/identity";
import { passwordResets } from "@/db/schema/proofs";
import { asPerson, database } from "../../context";
import { invalid } from "../../errors";
import { endSessions } from "../end-sessions";
import { hashPassword } from "../password";
import { recordForPerson } from "../record-for-person";
import { requireGoodPassword } from "../require-good-password";
import type { ChoosePasswordInput } from "../schemas";
import { takeTries } from "../take-tries";
import { nobodysCtx, type Visit } from "../visit";
import { mayDecideFor } from "./may-decide-for";
import { resetTokens } from "./send-reset-link";

const leadsNowhere = () =>
  invalid("This link has been used or is older than an hour. Ask for a new one.", { key: "resetLinkOver" });

/** Whoever brings the link chooses a new password; every session under the old one ends. The link works once. */
export async function choosePassword(visit: Visit, { token, password }: ChoosePasswordInput): Promise<void> {
  const read = resetTokens.readToken(token);
  if (!read) throw leadsNowhere();
  const { ownerId: userId, tokenHash } = read;
  await takeTries("choose password", visit, userId);

  const isOpen = and(
    eq(passwordResets.userId, userId),
    eq(passwordResets.secretHash, tokenHash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, visit.now()),
  );
  const find = async (db: Db) => (await db.select().from(passwordResets).where(isOpen))[0];
  const reset = await asPerson(userId, find);
  if (!reset) throw leadsNowhere();
  // Since an owner was given the link, she may have begun to work for somebody else.
  const isHis = reset.madeBy && !reset.wasMailed;
  if (isHis && !(await mayDecideFor(reset.madeBy!, userId))) throw leadsNowhere();

  const [user] = await database().db.select().from(users).where(eq(users.id, userId));
  requireGoodPassword(password, user ? [user.name, user.email] : [], "password");
  const passwordHash = await hashPassword(password);
  await asPerson(userId, async (db) => {
    const [used] = await db
      .update(passwordResets)
      .set({ usedAt: visit.now() })
      .where(isOpen)
      .returning({ wasMailed: passwordResets.wasMailed });
    if (!used) throw leadsNowhere();
    await db
      .update(passwordResets)
      .set({ usedAt: visit.now() })
      .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
    await db
      .update(users)
      .set({ passwordHash, ...(used.wasMailed && { emailProvenAt: visit.now() }) })
      .where(eq(users.id, userId));
    await endSessions({ ...nobodysCtx(visit), db }, { userId, why: "password" });
    await recordForPerson(db, { ...visit, userId }, "password.reset");
  });
}
