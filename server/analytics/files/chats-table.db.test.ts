import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { wordsOfFiles } from "../../worker/words-of-files";
import { allChatsBehind } from "../funnel/chats-behind";
import { allChatsInput } from "../funnel/schemas";
import { openBakery } from "../funnel/testing";
import { chatsTable } from "./chats-table";
import { writeCsv } from "./write-csv";

const at = (time: string) => new Date(`2026-03-${time.replace(" ", "T")}:00Z`);
const march = { from: "2026-03-01", to: "2026-03-31" };

test("the conversations behind a figure are a file as the reader's spreadsheet reads it, in which no name is a formula", async () => {
  const shop = await openBakery(at("31 10:00"));
  const { ad } = shop.spring;
  const [carmen, mallory] = [await shop.conversationOf("Carmen"), await shop.conversationOf("=1+1", null)];
  await shop.taps(carmen, at("02 09:00"), ad.metaId);
  await shop.asks(carmen, at("02 09:00"), { seconds: 90 });
  await shop.taps(mallory, at("03 09:00"), "999");
  await shop.marks(carmen, at("04 09:00"), "order", { micros: 80_500_000n, currency: "EUR" });

  const words = await wordsOfFiles("fr", "Europe/Madrid");
  const fileOf = async (step: string) => {
    const table = chatsTable(shop.ctx, allChatsInput.parse({ period: march, step }), words);
    let text = "";
    for await (const line of writeCsv(table, { locale: "fr", timeZone: "Europe/Madrid" })) text += line;
    return parse(text, { bom: true, delimiter: ";" }) as string[][];
  };
  expect(await fileOf("conversations")).toEqual([
    expect.arrayContaining(["Date", "Client", "Pays", "Publicité", "Conversation"]),
    ["03/03/2026 10:00:00", "'=1+1", "", "999", "999", "", "", "", mallory],
    ["02/03/2026 10:00:00", "Carmen", "Belgique", "Spring", ad.metaId, "90", "", "", carmen],
  ]);
  expect((await fileOf("orders"))[1]!.slice(5, 8)).toEqual(["", "80,50", "EUR"]);
});

test("however many there are, each is in the file once", async () => {
  const shop = await openBakery(at("31 10:00"));
  const names = ["Ana", "Bram", "Carla", "Dirk", "Emil"];
  for (const name of names) {
    await shop.taps(await shop.conversationOf(name), at("05 09:00"), shop.winter.ad.metaId);
  }
  const asked = allChatsInput.parse({ period: march, step: "conversations" });
  const found: (string | null)[] = [];
  for await (const { contactName } of allChatsBehind(shop.ctx, asked, 2)) found.push(contactName);
  expect(found.sort()).toEqual(names);
});
