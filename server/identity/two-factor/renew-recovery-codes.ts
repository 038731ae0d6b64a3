import type { MemberCtx } from "../../context";
import { recordForPerson } from "../record-for-person";
import type { CodeInput } from "../schemas";
import { replaceRecoveryCodes } from "./recovery-codes";
import { withCode } from "./with-code";

/** Ten new recovery codes, shown once; the former ones are dead. */
export function renewRecoveryCodes(
  ctx: MemberCtx,
  { code }: CodeInput,
): Promise<{ recoveryCodes: string[] }> {
  const { userId } = ctx.actor;
  return withCode(ctx, userId, code, async (db) => {
    const recoveryCodes = await replaceRecoveryCodes(db, userId);
    await recordForPerson(db, { ...ctx, ...ctx.actor }, "two_factor.codes_renewed");
    return { recoveryCodes };
  });
}
