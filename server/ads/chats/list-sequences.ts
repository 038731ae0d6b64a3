import type { AdFailure } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import { listSequences as listAtMeta } from "../../meta/ads/sequences";
import { failureOf } from "../ad-failure";
import { accountOfNumber } from "./account-of-number";
import type { SequencesInput } from "./schemas";

export type Sequences = {
  /** Whether the receiving number is one of ours: only then can its account be asked. */
  isOurs: boolean;
  sequences: { sequenceId: string; name: string }[];
  failure: AdFailure | null;
};

/** The greetings that are kept at the account of the receiving number. */
export async function listSequences(ctx: Ctx, input: SequencesInput): Promise<Sequences> {
  const account = await accountOfNumber(ctx, input);
  if (!account) return { isOurs: false, sequences: [], failure: null };
  const answer = await listAtMeta(account);
  return answer.ok
    ? {
        isOurs: true,
        sequences: answer.value.map(({ id, name }) => ({ sequenceId: id, name })),
        failure: null,
      }
    : { isOurs: true, sequences: [], failure: failureOf(answer.error, ctx.now()) };
}
