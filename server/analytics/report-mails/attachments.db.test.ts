import { parse } from "csv-parse/sync";
import { and, eq, sql } from "drizzle-orm";
import type { Email } from "postal-mime";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { campaigns } from "@/db/schema/ads";
import { jobs } from "@/db/schema/hall";
import { users } from "@/db/schema/identity";
import { metaSays } from "../../ads/funnel/testing";
import { systemCtx } from "../../context";
import { deliverMail } from "../../mail";
import { mailThroughPostOffice } from "../../testing-mail";
import { forLetters } from "../../worker/for-letters";
import { openBakery } from "../funnel/testing";
import { saveReport } from "../saved-reports/save-report";
import { saveReportInput } from "../saved-reports/schemas";
import { mailReport } from "./mail-report";
import type { AttachmentKind } from "./schemas";
import { writeReportMails } from "./write-report-mails";

const office = await mailThroughPostOffice();

const [askedAt, dueAt] = [new Date("2026-03-04T10:00:00Z"), new Date("2026-03-05T07:00:00Z")];

type Wanted = { locale?: string; spring?: string; groupBy?: "campaign" | "ad"; manyAds?: number };

/**
 * Chloe, a marketer, wants to know every morning what came of ads yesterday: 40 euros were spent on Spring, which brought one chat
 * and one order of 80 euros.
 */
async function letterWith(attachment: AttachmentKind | null, wanted: Wanted = {}) {
  const { locale = "en", spring = "Spring", groupBy = "campaign", manyAds = 0 } = wanted;
  const shop = await openBakery(dueAt);
  const { workspaceId } = shop;
  const chloe = await createMember(workspaceId, "Chloe", ["marketer"]);
  const [user] = await ownerDb().update(users).set({ locale }).where(eq(users.id, chloe.userId)).returning();
  const { ad, campaign } = shop.spring;
  await ownerDb().update(campaigns).set({ name: spring }).where(eq(campaigns.id, campaign.id));
  await metaSays(ad, { day: "2026-03-04", spendMicros: 40_000_000n, impressions: 900, conversations: 2 });
  await ownerDb().execute(sql`
    insert into ad_insights (workspace_id, kind, day, ad_account_id, ad_meta_id, campaign_meta_id, ad_set_meta_id, currency,
      spend_micros, impressions, clicks, link_clicks, conversations, contacts, first_replies, deep_conversations, blocks, read_at)
    select ${workspaceId}::uuid, 'whole', '2026-03-04', 'another', n || repeat('0', 1500), '', '', 'EUR', 1000000, 10, 1, 1, 0, 0, 0, 0, 0, now()
    from generate_series(1, ${manyAds}::int) n`);
  const conversationId = await shop.conversationOf("Carmen");
  const at = new Date("2026-03-04T09:00:00Z");
  await shop.taps(conversationId, at, ad.metaId);
  await shop.asks(conversationId, at, { seconds: 60 });
  await shop.marks(conversationId, at, "order", { micros: 80_000_000n, currency: "EUR" });

  const { id: savedReportId } = await saveReport(
    as(chloe),
    saveReportInput.parse({
      ...{ name: "Ads", isShared: false, query: "period=yesterday", period: "yesterday" },
      asked: { report: "ad-results", question: { groupBy } },
    }),
  );
  const times = { every: "day", hour: 8 } as const;
  await mailReport(
    as(chloe, () => askedAt),
    { savedReportId, times, attachment },
  );
  await writeReportMails(forLetters, undefined, () => dueAt);
  const [job] = await ownerDb()
    .select()
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, "sendMail")));
  await deliverMail(systemCtx(workspaceId), job!.payload as Parameters<typeof deliverMail>[1]);
  const { letter } = office.letters.find(({ to }) => to.includes(user!.email))!;
  // Amounts are written with spaces that do not break.
  return { text: letter.text?.replaceAll(/[\u00a0\u202f]/g, " "), attachments: letter.attachments };
}

const bytesOf = ({ content }: Email["attachments"][number]) => Buffer.from(content as ArrayBuffer);

test("the results of ads come as a letter with their table, as the reader's spreadsheet reads it", async () => {
  const letter = await letterWith("csv", { locale: "fr" });
  expect(letter.text).toContain("Dépensé en publicité : 40,00 EUR.");
  expect(letter.text).toContain("Conversations arrivées ici : 1. Selon Meta : 2.");
  expect(letter.text).toContain("C’est 2 fois ce qu’ont coûté publicités et messages.");
  expect(letter.text).toContain("Le tableau est en pièce jointe.");
  expect(letter.text).toContain("/campaigns/results?period=yesterday");
  const [file] = letter.attachments;
  expect(file).toMatchObject({ filename: "ad-results-2026-03-04-2026-03-04.csv", mimeType: "text/csv" });
  const [heading, total, first] = parse(bytesOf(file!), { bom: true, delimiter: ";" }) as string[][];
  const revenue = heading!.indexOf("Revenus, en EUR");
  expect([total![0], total![1], total![revenue]]).toEqual(["Total", "40,00", "80,00"]);
  expect([first![0], first![1]]).toEqual(["Spring", "40,00"]);
});

test("the same as a workbook has numbers, and a name that would be a formula is text in either", async () => {
  const formula = '=HYPERLINK("https://evil.example")';
  const workbook = await letterWith("xlsx", { spring: formula });
  const [sheet] = await readXlsx(bytesOf(workbook.attachments[0]!));
  expect(sheet!.data[2]!.slice(0, 2)).toEqual([formula, 40]);
  const plain = await letterWith("csv", { spring: formula });
  expect(bytesOf(plain.attachments[0]!).toString()).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
});

test("who wants the letter alone gets it alone", async () => {
  const letter = await letterWith(null);
  expect(letter.text).toContain("Spent on ads: EUR 40.00.");
  expect(letter.text).not.toContain("attached");
  expect(letter.attachments).toEqual([]);
});

test("a table that is too large for a letter is left where it is, and the letter leads there", async () => {
  const letter = await letterWith("csv", { groupBy: "ad", manyAds: 1_500 });
  expect(letter.text).toContain("The table is too large for a letter: open the report and export it there.");
  expect(letter.attachments).toEqual([]);
});
