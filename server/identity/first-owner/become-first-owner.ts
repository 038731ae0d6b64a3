import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inTransaction, systemCtx } from "../../context";
import { conflict, invalid } from "../../errors";
import { createWorkspace } from "../create-workspace";
import { requireGoodPassword } from "../require-good-password";
import type { FirstOwnerInput } from "../schemas";
import { takeTries } from "../take-tries";
import type { Visit } from "../visit";
import { isUnclaimed } from "./is-unclaimed";
import { isSetupCode } from "./setup-code";

/** The person who set this server up makes her account and her workspace. There is only one first owner. */
export async function becomeFirstOwner(
  visit: Visit,
  { code, name, email, password, workspace }: FirstOwnerInput,
): Promise<void> {
  if (!(await isUnclaimed())) throw claimed();
  await takeTries("setup code", visit, visit.origin?.ip ?? "");
  if (!(await isSetupCode(code)))
    throw invalid("This is not the code in the log of this server.", {
      key: "setupCodeWrong",
      field: "code",
    });

  requireGoodPassword(password, [name, email, workspace.name], "password");

  const ctx = { ...systemCtx(uuidv7(), visit.now), origin: visit.origin };
  await inTransaction(ctx, async (ctx) => {
    // Of two who come at once, the second waits here and then finds somebody.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('first owner'))`);
    if (!(await isUnclaimed(ctx.db))) throw claimed();
    await createWorkspace(workspace, [{ email, name, password, roles: ["owner"] }], ctx);
  });
}

const claimed = () =>
  conflict("This Guichet has an owner already. Sign in, or ask her for an invitation.", {
    key: "firstOwnerExists",
  });
