import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { templates } from "@/db/schema/notifications";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { metaError, startGraph } from "../messaging/testing-graph";
import { listTemplates } from "./list-templates";
import { askForTemplateSync, syncStaleTemplates, syncTemplates } from "./sync-templates";

const graph = await startGraph();
afterAll(graph.close);

async function createShop() {
  const luna = await createWorkspace();
  const number = await createNumber(luna.id);
  await storeAccessToken(systemCtx(luna.id), { accountId: number.accountId, token: "token-of-luna" });
  const sync = () => syncTemplates(systemCtx(luna.id), { accountId: number.accountId });
  const kept = () =>
    ownerDb().select().from(templates).where(eq(templates.workspaceId, luna.id)).orderBy(templates.name);
  return { luna, number, sync, kept };
}

const template = (n: number, status = "APPROVED") => ({
  id: String(1000 + n),
  name: `notice_${String(n).padStart(3, "0")}`,
  language: "es",
  status,
  category: "UTILITY",
  components: [{ type: "BODY", text: `Aviso ${n}` }],
});
const page = (from: number, to: number, next?: string) => ({
  json: {
    data: Array.from({ length: to - from }, (_, n) => template(from + n)),
    paging: { cursors: { after: next ?? "end" }, ...(next ? { next: "https://graph.example/next" } : {}) },
  },
});

test("all pages are read, not only the first", async () => {
  const { luna, number, sync, kept } = await createShop();
  graph.answerNext(page(0, 100, "one"), page(100, 200, "two"), page(200, 251));
  await sync();
  expect(await kept()).toHaveLength(251);
  const listed = await listTemplates(systemCtx(luna.id), { numberId: number.id });
  expect(listed.templates).toHaveLength(251);
  expect(listed.syncedAt).toBeInstanceOf(Date);
});

test("a page that fails changes nothing", async () => {
  const { sync, kept } = await createShop();
  graph.answerNext(page(0, 3));
  await sync();
  graph.answerNext(page(0, 1, "one"), metaError(131016));
  await expect(sync()).rejects.toThrow();
  expect(await kept()).toHaveLength(3);
});

test("what Meta changed is changed, keeping its id, and what it deleted goes", async () => {
  const { luna, number, sync, kept } = await createShop();
  graph.answerNext(page(0, 3));
  await sync();
  const [first] = await kept();
  graph.answerNext({ json: { data: [template(0), template(1, "PAUSED")] } });
  await sync();
  const after = await kept();
  expect(after.map(({ name, status }) => [name, status])).toEqual([
    ["notice_000", "APPROVED"],
    ["notice_001", "PAUSED"],
  ]);
  expect(after[0]?.id).toBe(first?.id);
  const { templates: sendable } = await listTemplates(systemCtx(luna.id), { numberId: number.id });
  expect(sendable.map(({ name }) => name)).toEqual(["notice_000"]);
});

test("asking again while it is asked for adds nothing, and fresh templates are left alone", async () => {
  const { luna, sync } = await createShop();
  const asked = () => ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.id));
  await askForTemplateSync(systemCtx(luna.id));
  await syncStaleTemplates();
  expect(await asked()).toHaveLength(1);

  await ownerDb().delete(jobs).where(eq(jobs.workspaceId, luna.id));
  graph.answerNext(page(0, 1));
  await sync();
  await syncStaleTemplates();
  expect(await asked()).toEqual([]);
});
