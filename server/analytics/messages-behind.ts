import { type Ctx, type InTransaction, inReport } from "../context";
import { answersBehind, waitsBehind } from "./answers-behind";
import type { FactBehind, MessagesBehind } from "./behind-shapes";
import { chargesBehind } from "./charges-behind";
import { drillPageSize, type MessagesBehindInput } from "./schemas";
import { begunBehind, ordersBehind } from "./yield-behind";

/** The waits, charges, orders or conversations that a figure is made of, a page at a time. */
export function messagesBehind(ctx: Ctx, input: MessagesBehindInput): Promise<MessagesBehind> {
  return inReport(ctx, async (ctx) => {
    const found: FactBehind[] = await factsBehind(ctx, input);
    const items = found.slice(0, drillPageSize);
    const last = found.length > drillPageSize ? items.at(-1) : undefined;
    return { items, nextCursor: last ? { at: momentOf(last), id: last.id } : null };
  });
}

/** By what a list is sorted. */
const momentOf = (fact: FactBehind): Date =>
  fact.kind === "charges" ? fact.deliveredAt : fact.kind === "orders" ? fact.orderedAt : fact.askedAt;

function factsBehind(ctx: InTransaction, { of, cursor }: MessagesBehindInput) {
  switch (of.kind) {
    case "answers":
      return answersBehind(ctx, of, cursor);
    case "waiting":
      return waitsBehind(ctx, of, cursor);
    case "charges":
      return chargesBehind(ctx, of, cursor);
    case "orders":
      return ordersBehind(ctx, of, cursor);
    case "begun":
      return begunBehind(ctx, of, cursor);
  }
}
