import type { Ctx } from "../../context";
import { allChatsBehind } from "../funnel/chats-behind";
import type { AllChatsInput } from "../funnel/schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

const columns = [
  "happenedAt",
  "customer",
  "country",
  "ad",
  "adId",
  "waitSeconds",
  "amount",
  "currency",
  "conversation",
] as const;

/** The conversations behind a figure of the funnel, one in a row. */
export function chatsTable(ctx: Ctx, asked: AllChatsInput, { t, country }: Words): Table {
  async function* rows(): AsyncGenerator<Value[]> {
    for await (const chat of allChatsBehind(ctx, asked)) {
      yield [
        chat.at,
        chat.contactName,
        country(chat.country),
        chat.adName,
        chat.adMetaId,
        chat.waitSeconds,
        chat.amount,
        chat.amount?.currency ?? null,
        chat.conversationId,
      ];
    }
  }
  return {
    name: t(`results.chatsOf.${asked.step}`),
    columns: columns.map((word) => ({ heading: t(`export.columns.${word}`), width: 20 })),
    rows: rows(),
  };
}
