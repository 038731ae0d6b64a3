import { v7 as uuidv7 } from "uuid";
import { users } from "@/db/schema/identity";
import { inTransaction, readOnly, systemCtx } from "../../context";
import { conflict, invalid } from "../../errors";
import { hashPassword, isPassword } from "../password";
import { requireGoodPassword } from "../require-good-password";
import type { JoinInput } from "../schemas";
import { takeTries } from "../take-tries";
import type { Visit } from "../visit";
import { admit } from "./admit";
import { getInvited, invitationGone } from "./get-invited";
import { invitationTokens } from "./tokens";

/**
 * Who is not signed in accepts with a password: a new one makes her account, and one who has an account proves by
 * hers that it is she. Returns the address to sign in by.
 */
export async function join(visit: Visit, { token, name, password }: JoinInput): Promise<{ email: string }> {
  const where = invitationTokens.readToken(token);
  if (!where) throw invitationGone();
  await takeTries("join", visit, where.tokenHash);

  const ctx = { ...systemCtx(where.ownerId, visit.now), origin: visit.origin };
  const { account, invitation: offered } = await readOnly(ctx, (ctx) => getInvited(ctx, where.tokenHash));
  if (account && !(await isPassword(password, account.passwordHash)))
    throw invalid("This is not the password of your account.", { key: "passwordWrong", field: "password" });
  if (!account) requireGoodPassword(password, [name, offered.email], "password");
  const passwordHash = account ? undefined : await hashPassword(password);

  return inTransaction(ctx, async (ctx) => {
    const { invitation } = await getInvited(ctx, where.tokenHash);
    const { email } = invitation;
    const person = account ?? { id: uuidv7(), email, name, passwordHash: passwordHash! };
    if (!account) {
      const [made] = await ctx.db
        .insert(users)
        .values(person)
        .onConflictDoNothing()
        .returning({ id: users.id });
      // Made meanwhile, for another workspace's invitation.
      if (!made) throw conflict("This address has an account by now. Try again.", { key: "accountMade" });
    }
    await admit(ctx, invitation, { userId: person.id, name: person.name });
    return { email };
  });
}
