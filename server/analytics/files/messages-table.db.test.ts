import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { responses } from "@/db/schema/inbox";
import { wordsOfFiles } from "../../worker/words-of-files";
import { openBakery } from "../funnel/testing";
import type { MessagesBehindInput } from "../schemas";
import { messagesTable } from "./messages-table";
import { writeCsv } from "./write-csv";

const at = (time: string) => new Date(`2026-03-${time.replace(" ", "T")}:00Z`);
const period = { from: "2026-03-01", to: "2026-03-31" };

test("the orders and conversations that a cost is told for are a file, in which no name is a formula", async () => {
  const shop = await openBakery(at("31 10:00"));
  const [carmen, mallory] = [await shop.conversationOf("Carmen"), await shop.conversationOf("=1+1", null)];
  await shop.asks(carmen, at("02 09:00"), { seconds: 90 });
  await shop.asks(mallory, at("03 09:00"));
  await ownerDb()
    .update(responses)
    .set({ isFirst: true })
    .where(eq(responses.workspaceId, shop.ctx.workspaceId));
  await shop.marks(carmen, at("04 09:00"), "order", { micros: 80_500_000n, currency: "EUR" });
  await shop.marks(mallory, at("05 09:00"), "order");
  await shop.marks(mallory, at("05 09:00"), "lead");

  const words = await wordsOfFiles("fr", "Europe/Madrid");
  const fileOf = async (of: MessagesBehindInput["of"]) => {
    let text = "";
    const lines = writeCsv(messagesTable(shop.ctx, of, words), { locale: "fr", timeZone: "Europe/Madrid" });
    for await (const line of lines) text += line;
    return parse(text, { bom: true, delimiter: ";" }) as string[][];
  };
  const number = expect.any(String);
  expect(await fileOf({ kind: "orders", period, filters: {} })).toEqual([
    [
      ...["Commande à", "Client", "Pays", "Numéro", "Numéro de commande", "Montant", "Devise"],
      "Conversation",
    ],
    ["05/03/2026 10:00:00", "'=1+1", "", number, "", "", "", mallory],
    ["04/03/2026 10:00:00", "Carmen", "Belgique", number, "", "80,50", "EUR", carmen],
  ]);
  expect(await fileOf({ kind: "begun", period, filters: {} })).toEqual([
    [...["Question à", "Réponse à", "Fermée sans réponse à", "Client", "Pays", "Numéro", "Conversation"]],
    ["03/03/2026 10:00:00", "", "", "'=1+1", "", number, mallory],
    ["02/03/2026 10:00:00", "02/03/2026 10:01:30", "", "Carmen", "", number, carmen],
  ]);
});
