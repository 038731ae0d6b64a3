import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace } from "@/db/factories";
import { storeAccessToken } from "../../channels/access-token";
import { systemCtx } from "../../context";
import { listAudit } from "../../identity/audit/list-audit";
import { startMeta } from "./testing-meta";

const meta = await startMeta();
const { changeScanCode } = await import("./change-scan-code");
const { deleteScanCode } = await import("./delete-scan-code");
const { listScanCodes } = await import("./list-scan-codes");
const { makeScanCode } = await import("./make-scan-code");
const { printPng, printPoster, printSvg } = await import("./print-scan-code");
const { readScanCodes } = await import("./read-scan-codes");
const { posterInput } = await import("./schemas");
const { printed, readCodes } = await import("./testing-reader");
beforeEach(() => meta.isWell());
afterAll(meta.close);

/** A number with an owner, and no codes yet. */
async function openShop() {
  const { id: workspaceId } = await createWorkspace();
  const ana = await createMember(workspaceId, "Ana", ["owner"]);
  const { id: numberId, accountId, metaPhoneNumberId } = await createNumber(workspaceId);
  const system = systemCtx(workspaceId);
  await storeAccessToken(system, { accountId, token: "EAAtoken" });
  return {
    ana,
    numberId,
    system,
    make: (message: string, { name = "Window", clientId = uuidv7() } = {}) =>
      makeScanCode(as(ana), { numberId, clientId, name, message }),
    read: () => readScanCodes(system, { numberId }, { attempts: 4 }),
    list: async () => (await listScanCodes(system, { numberId })).rows,
    whole: () => listScanCodes(system, { numberId }),
    atMeta: () => meta.codesOf(metaPhoneNumberId),
    makeElsewhere: (message: string) => meta.make(metaPhoneNumberId, message),
  };
}

test("a code is made once, with Meta's link, however often the same wish comes", async () => {
  const shop = await openShop();
  const clientId = uuidv7();
  const first = await shop.make("Is my bread ready?", { clientId });
  const second = await shop.make("Is my bread ready?", { clientId });
  expect(second).toEqual(first);
  expect(shop.atMeta()).toHaveLength(1);
  const [code] = await shop.list();
  expect(code).toMatchObject({
    name: "Window",
    message: "Is my bread ready?",
    link: `https://wa.me/message/${shop.atMeta()[0]?.code}`,
    state: "ready",
    createdBy: "Ana",
    started: 0,
    isTwin: false,
  });
  const { rows } = await listAudit(as(shop.ana), {});
  expect(rows.map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ["scan_code.asked_for", "Window"],
  ]);
});

test("when Meta's answer is lost, its list tells that the code was made, and it is not made twice", async () => {
  const shop = await openShop();
  meta.next.isLost = true;
  const clientId = uuidv7();
  expect(await shop.make("Hello", { clientId })).toMatchObject({ isMade: false });
  expect(await shop.list()).toMatchObject([{ state: "asked" }]);
  meta.isWell();
  expect(await shop.make("Hello", { clientId })).toMatchObject({ isMade: false });
  await shop.read();
  expect(shop.atMeta()).toHaveLength(1);
  expect(await shop.list()).toMatchObject([{ state: "ready", name: "Window", createdBy: "Ana" }]);
});

test("when Meta never made it, the list says so, and asking again makes one", async () => {
  const shop = await openShop();
  meta.next.isDropped = true;
  const clientId = uuidv7();
  await shop.make("Hello", { clientId });
  meta.isWell();
  await shop.read();
  expect(await shop.list()).toMatchObject([{ state: "notMade" }]);
  expect(await shop.make("Hello", { clientId })).toMatchObject({ isMade: true });
  expect(shop.atMeta()).toHaveLength(1);
  expect(await shop.list()).toMatchObject([{ state: "ready" }]);
});

test("what Meta refuses is said with its words and its trace id, and leaves nothing behind", async () => {
  const shop = await openShop();
  meta.next.refusal = { code: 100, message: "Invalid prefilled_message", fbtrace_id: "AbCd" };
  await expect(shop.make("Hello")).rejects.toMatchObject({
    key: "scanCodeRefused",
    field: "message",
    params: { words: "Invalid prefilled_message", traceId: "AbCd" },
  });
  expect(await shop.list()).toEqual([]);
  meta.next.refusal = { code: 190, message: "Expired", fbtrace_id: "EfGh" };
  await expect(shop.make("Hello")).rejects.toMatchObject({
    key: "connectionExpired",
    params: { traceId: "EfGh" },
  });
});

test("codes that were made, changed and deleted at Meta are found, and what was printed keeps its name", async () => {
  const shop = await openShop();
  await shop.make("Hello");
  shop.makeElsewhere("From the manager");
  await shop.read();
  expect(await shop.list()).toMatchObject([
    { message: "From the manager", state: "ready", isMadeHere: false },
    { message: "Hello", state: "ready", isMadeHere: true },
  ]);
  const [elsewhere, here] = shop.atMeta();
  here!.message = "Good day";
  shop.atMeta().splice(shop.atMeta().indexOf(elsewhere!), 1);
  await shop.read();
  expect(await shop.list()).toMatchObject([
    { message: "From the manager", state: "gone" },
    { name: "Window", message: "Good day", state: "ready" },
  ]);
});

test("another name is ours alone; another text goes to Meta under the same link", async () => {
  const shop = await openShop();
  const { scanCodeId } = await shop.make("Hello");
  const [before] = await shop.list();
  meta.asked.length = 0;
  await changeScanCode(as(shop.ana), { scanCodeId, name: "Counter", message: "Hello" });
  expect(meta.asked).toEqual([]);
  await changeScanCode(as(shop.ana), { scanCodeId, name: "Counter", message: "Good day" });
  expect(shop.atMeta()).toMatchObject([{ message: "Good day" }]);
  expect(await shop.list()).toMatchObject([{ name: "Counter", message: "Good day", link: before?.link }]);
});

test("a change of a code that was deleted at Meta is refused in words", async () => {
  const shop = await openShop();
  const { scanCodeId } = await shop.make("Hello");
  shop.atMeta().length = 0;
  await expect(
    changeScanCode(as(shop.ana), { scanCodeId, name: "Window", message: "Good day" }),
  ).rejects.toMatchObject({ key: "scanCodeGone" });
});

test("a deleted code is gone here and at Meta, also when somebody deleted it there before", async () => {
  const shop = await openShop();
  const [one, other] = [await shop.make("One"), await shop.make("Other")];
  await deleteScanCode(as(shop.ana), one);
  expect(shop.atMeta()).toMatchObject([{ message: "Other" }]);
  shop.atMeta().length = 0;
  await deleteScanCode(as(shop.ana), other);
  await shop.read();
  expect(await shop.list()).toEqual([]);
  await expect(deleteScanCode(as(shop.ana), other)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("2,000 codes are read, listed page by page, found by a word, and are all that a number can have", async () => {
  const shop = await openShop();
  for (let count = 1; count <= 2000; count++) shop.makeElsewhere(`Table ${count}`);
  await shop.read();
  const seen: string[] = [];
  let cursor: { id: string } | null | undefined;
  do {
    const page = await listScanCodes(shop.system, { numberId: shop.numberId, cursor: cursor ?? undefined });
    seen.push(...page.rows.map(({ message }) => message));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 2000 }, (_, index) => `Table ${2000 - index}`));
  const found = await listScanCodes(shop.system, { numberId: shop.numberId, search: "table 1999" });
  expect(found).toMatchObject({ rows: [{ message: "Table 1999" }], total: 2000, nextCursor: null });
  await expect(shop.make("One more")).rejects.toMatchObject({ key: "scanCodesFull" });
}, 60_000);

test("a list that cannot be read says why and keeps what was read before", async () => {
  const shop = await openShop();
  await shop.make("Hello");
  await shop.read();
  meta.next.isAway = true;
  await shop.read();
  expect(await shop.whole()).toMatchObject({ rows: [{ message: "Hello" }], failure: { key: "metaAway" } });
});

test("two codes with one text are told apart from those that are alone", async () => {
  const shop = await openShop();
  await shop.make("Hello");
  await shop.make("Hello");
  await shop.make("Good day");
  expect((await shop.list()).map(({ message, isTwin }) => [message, isTwin])).toEqual([
    ["Good day", false],
    ["Hello", true],
    ["Hello", true],
  ]);
});

test("every form in which a code is printed leads to its chat, and its file has a name that is safe", async () => {
  const shop = await openShop();
  const { scanCodeId } = await shop.make("Hello", { name: "../Café <window>" });
  const link = (await shop.list())[0]?.link;
  const svg = await printSvg(shop.system, scanCodeId);
  const png = await printPng(shop.system, scanCodeId, { cm: 10 });
  expect(svg.fileName).toBe(".._Café _window_.svg");
  for (const { bytes } of [svg, png]) expect(await readCodes(bytes)).toEqual([link]);
  for (const size of ["A4", "A6"] as const) {
    const poster = await printPoster(shop.system, scanCodeId, posterInput.parse({ size, language: "nl" }));
    expect(await readCodes((await printed(poster.bytes, 150)).png)).toEqual([link]);
  }
  await expect(
    printPoster(shop.system, scanCodeId, posterInput.parse({ sentence: "書いてください" })),
  ).rejects.toMatchObject({ key: "posterLetters", field: "sentence" });
});
