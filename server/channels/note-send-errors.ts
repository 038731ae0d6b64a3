import type { InTransaction } from "../context";
import { getNumbers } from "./get-numbers";
import { noteTroubles } from "./note-troubles";
import { troubleOfCode } from "./trouble-of-code";

type SendError = { numberId: string; code: number | undefined };

/** What failed messages say about the channel they were sent through: a payment that is missing, a token that ended. */
export async function noteSendErrors(ctx: InTransaction, errors: SendError[]): Promise<void> {
  const telling = errors.flatMap(({ numberId, code }) => {
    const kind = troubleOfCode(code);
    return kind ? [{ numberId, kind }] : [];
  });
  if (telling.length === 0) return;
  const numbers = await getNumbers(ctx, [...new Set(telling.map(({ numberId }) => numberId))]);
  await noteTroubles(
    ctx,
    telling.flatMap(({ numberId, kind }) => {
      const accountId = numbers.get(numberId)?.accountId;
      return accountId ? [{ accountId, numberId, kind }] : [];
    }),
    "send",
  );
}
