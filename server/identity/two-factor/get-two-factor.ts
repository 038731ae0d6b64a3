import { asPerson, type MemberCtx } from "../../context";
import { findWorkspace } from "../find-workspace";
import { countRecoveryCodes } from "./recovery-codes";
import { sinceWhen } from "./since-when";

/** Whether and since when she signs in with two factors, and whether her workspace asks for it. */
export async function getTwoFactor(ctx: MemberCtx) {
  const { userId } = ctx.actor;
  const workspace = await findWorkspace(ctx);
  const own = await asPerson(userId, async (db) => ({
    since: await sinceWhen(db, userId),
    recoveryCodesLeft: await countRecoveryCodes(db, userId),
  }));
  return { ...own, isRequired: Boolean(workspace?.twoFactorRequiredAt) };
}
