import { type Ctx, type InTransaction, inReport } from "../context";
import { answersBehind, waitsBehind } from "./answers-behind";
import { chargesBehind } from "./charges-behind";
import type { MessagesBehind } from "./report-shapes";
import { drillPageSize, type MessagesBehindInput } from "./schemas";

/** The waits or the charges that a figure is made of, a page at a time. */
export function messagesBehind(ctx: Ctx, input: MessagesBehindInput): Promise<MessagesBehind> {
  return inReport(ctx, async (ctx) => {
    const found: MessagesBehind["items"] = await factsBehind(ctx, input);
    const items = found.slice(0, drillPageSize);
    const last = found.length > drillPageSize ? items.at(-1) : undefined;
    const nextCursor = last
      ? { at: last.kind === "charges" ? last.deliveredAt : last.askedAt, id: last.id }
      : null;
    return { items, nextCursor };
  });
}

function factsBehind(ctx: InTransaction, { of, cursor }: MessagesBehindInput) {
  switch (of.kind) {
    case "answers":
      return answersBehind(ctx, of, cursor);
    case "waiting":
      return waitsBehind(ctx, of, cursor);
    case "charges":
      return chargesBehind(ctx, of, cursor);
  }
}
