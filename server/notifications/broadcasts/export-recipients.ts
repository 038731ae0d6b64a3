import { type Ctx, inTransaction } from "../../context";
import { csvLine } from "../../csv";
import { recordAudit } from "../../identity/record-audit";
import { listRecipients } from "./list-recipients";
import { getBroadcastRow } from "./load-broadcast";
import type { SentBroadcastInput } from "./schemas";

const perRead = 2000;

const columns = ["phone", "name", "country", "outcome", "reason", "failure_code", "failure", "at"];

/** Who got a broadcast and how far it came with each, as lines of a CSV file, however many they are. */
export async function* exportRecipients(
  ctx: Ctx,
  { sentBroadcastId }: SentBroadcastInput,
): AsyncGenerator<string> {
  await inTransaction(ctx, async (ctx) => {
    const { id, name } = await getBroadcastRow(ctx, sentBroadcastId);
    await recordAudit(ctx, { action: "broadcast.exported", subject: { id, name } });
  });
  yield `\uFEFF${csvLine(columns)}`;
  let cursor: number | null = null;
  do {
    const page = await listRecipients(ctx, { sentBroadcastId, cursor }, perRead);
    yield page.recipients
      .map(({ waId, name, country, outcome, reason, failureCode, failureDetail, at }) =>
        csvLine([
          waId && `+${waId}`,
          ...[name, country, outcome, reason, failureCode?.toString(), failureDetail],
          at?.toISOString(),
        ]),
      )
      .join("");
    cursor = page.nextCursor;
  } while (cursor !== null);
}
