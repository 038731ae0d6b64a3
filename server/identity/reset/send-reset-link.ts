import { and, eq, lt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Db } from "@/db/client";
import type { users } from "@/db/schema/identity";
import { passwordResets } from "@/db/schema/proofs";
import { type Ctx, within } from "../../context";
import { type LetterLanguage, letterLanguages } from "../../letter";
import { isMailConfigured, linkTo, mailOrShow } from "../../mail";
import { linkTokens } from "../link-token";
import { resetLetter } from "./reset-letter";

export const resetTokens = linkTokens("reset");

const lastsMs = 60 * 60 * 1000;

type Person = Pick<typeof users.$inferSelect, "id" | "email" | "name" | "locale">;
type Options = { language: LetterLanguage; madeBy?: string };

/** Sends her a link by which a new password may be chosen, in her language. Call it inside `asPerson`. */
export async function sendResetLink(
  ctx: Ctx,
  db: Db,
  person: Person,
  { language, madeBy }: Options,
): Promise<{ shownLink?: string }> {
  const createdAt = ctx.now();
  const { token, tokenHash } = resetTokens.newToken(person.id);
  await db
    .delete(passwordResets)
    .where(and(eq(passwordResets.userId, person.id), lt(passwordResets.expiresAt, createdAt)));
  await db.insert(passwordResets).values({
    id: uuidv7(),
    userId: person.id,
    secretHash: tokenHash,
    wasMailed: isMailConfigured(),
    madeBy,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lastsMs),
  });
  // Behind the "#", so that neither a server's log nor another site ever reads it.
  const link = linkTo(`/reset-password/choose#${token}`);
  const hers = letterLanguages.find((one) => one === person.locale) ?? language;
  const letter = { to: person.email, ...resetLetter({ name: person.name, link }, hers) };
  return within(db, ctx, (ctx) => mailOrShow(ctx, letter, link));
}
