import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { responses } from "@/db/schema/inbox";
import { saveGoals } from "../../analytics/goals/save-goals";
import { createApiKey } from "../../identity/api-keys/create-api-key";
import { answerApi } from "./answer";
import { routes } from "./routes";

const askedAt = new Date("2026-03-04T09:30:00Z");
const days = "from=2026-03-04&to=2026-03-04";

/** Two numbers, on each of which a customer was answered: after two minutes, and after twelve. */
async function shop() {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana", ["owner"]);
  const { key } = await createApiKey(as(ana), { name: "Warehouse", scopes: ["reports:read"] });
  const numbers: string[] = [];
  for (const minutes of [2, 12]) {
    const number = await createNumber(luna.id);
    const contact = await createContact(luna.id, { name: "Carmen" });
    const { id: conversationId } = await createConversation(luna.id, {
      numberId: number.id,
      contactId: contact.id,
    });
    numbers.push(number.id);
    await ownerDb()
      .insert(responses)
      .values({
        ...{ workspaceId: luna.id, id: uuidv7(), conversationId, numberId: number.id, askedAt },
        ...{ isFirst: true, country: minutes === 2 ? "ES" : "PT", answeredBy: "person", memberId: ana.id },
        ...{ waitSeconds: minutes * 60, answeredAt: new Date(askedAt.getTime() + minutes * 60_000) },
      });
  }
  const get = async (path: string) => {
    const request = new Request(`http://127.0.0.1:3000/api/v1${path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const answer = await answerApi(request, routes);
    return { status: answer.status, body: await answer.json() };
  };
  return { ana, numbers, get };
}

test("a filter takes its name once, or once for each of its values", async () => {
  const { numbers, get } = await shop();
  const answered = async (filter: string) =>
    (await get(`/reports/response-times?${days}${filter}`)).body.total.answered;
  expect(await answered("")).toBe(2);
  expect(await answered(`&numberIds=${numbers[0]}`)).toBe(1);
  expect(await answered(`&numberIds=${numbers[0]}&numberIds=${numbers[1]}`)).toBe(2);
  expect(await answered("&countries=ES&countries=PT")).toBe(2);
  expect(await answered("&countries=FR")).toBe(0);
  expect(await get(`/reports/response-times?${days}&countries=es`)).toMatchObject({ status: 400 });
});

test("the goal of the workspace is in the report, and another can be asked for", async () => {
  const { ana, get } = await shop();
  await saveGoals(as(ana), { firstMinutes: null, everyMinutes: 10, clock: "calendar" });
  expect((await get("/reports/goals")).body).toEqual({
    ...{ firstMinutes: null, everyMinutes: 10, clock: "calendar" },
  });
  const goal = async (more: string) => {
    const { body } = await get(`/reports/response-times?${days}${more}`);
    return [body.goalSeconds, body.total.within.goal];
  };
  expect(await goal("")).toEqual([600, { count: 1, of: 2 }]);
  expect(await goal("&goalSeconds=60")).toEqual([60, { count: 0, of: 2 }]);
  expect(await goal("&measure=first")).toEqual([null, null]);
});

test("a report is compared with the days before", async () => {
  const { get } = await shop();
  const { body } = await get(
    `/reports/response-times?from=2026-03-05&to=2026-03-05&comparison=previousPeriod`,
  );
  expect(body.compared).toMatchObject({ from: "2026-03-04", to: "2026-03-04", total: { answered: 2 } });
  expect((await get(`/reports/billed-messages?${days}`)).body.compared).toBeNull();
});

test("the spread and the hours of the week have the same waits", async () => {
  const { get } = await shop();
  const { body: spread } = await get(`/reports/response-times/distribution?${days}`);
  const met = spread.bins.filter(({ answered }: { answered: number }) => answered > 0);
  expect(met).toEqual([
    { fromSeconds: 61, belowSeconds: 301, answered: 1, waiting: 0 },
    { fromSeconds: 301, belowSeconds: 901, answered: 1, waiting: 0 },
  ]);
  const { body: week } = await get(`/reports/response-times/hours?${days}`);
  expect(week.hours).toHaveLength(168);
  // Wednesday at half past ten in Madrid.
  expect(week.hours.filter(({ waits }: { waits: { answered: number } }) => waits.answered > 0)).toMatchObject(
    [{ weekday: 3, hour: 10, waits: { answered: 2 } }],
  );
});

test("who waits now is counted, and no customer is named", async () => {
  const { get } = await shop();
  const { status, body } = await get("/reports/waiting");
  expect([status, body.total]).toEqual([
    200,
    { waiting: 0, longestSeconds: 0, closingSoon: 0, windowClosed: 0 },
  ]);
  expect(JSON.stringify(body)).not.toContain("Carmen");
});

test("what was billed comes with the conversations and orders that it is told for each of", async () => {
  const { get } = await shop();
  const { body } = await get(`/reports/billed-messages?${days}&groupBy=country`);
  expect(body.yielded).toEqual({ conversations: 2, orders: 0 });
  expect(
    body.groups.map(({ key, yielded }: { key: string; yielded: object }) => ({ key, ...yielded })),
  ).toEqual([
    { key: "ES", conversations: 1, orders: 0 },
    { key: "PT", conversations: 1, orders: 0 },
  ]);
  const { body: ofCategory } = await get(`/reports/billed-messages?${days}&categories=service`);
  expect(ofCategory.yielded).toBeNull();
});
