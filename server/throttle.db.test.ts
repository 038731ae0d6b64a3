import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { allowances } from "@/db/schema/hall";
import { forgetAllowances, returnToAllowance, secondsUntil, takeFromAllowance } from "./throttle";

const three = { limit: 3, windowSeconds: 60 };
const letTimePass = () =>
  ownerDb().update(allowances).set({ resetsAt: sql`clock_timestamp() - interval '1 second'` });

test("what is allowed three times is refused the fourth, and the answer says until when", async () => {
  const remaining: number[] = [];
  for (let count = 0; count < 3; count++) {
    const { allowed, remaining: left } = await takeFromAllowance("noor", three);
    expect(allowed).toBe(true);
    remaining.push(left);
  }
  expect(remaining).toEqual([2, 1, 0]);
  const refused = await takeFromAllowance("noor", three);
  expect(refused).toMatchObject({ allowed: false, limit: 3, remaining: 0 });
  expect(secondsUntil(refused.resetAt)).toBeGreaterThan(50);
  expect((await takeFromAllowance("ana", three)).allowed).toBe(true);
});

test("twenty at once get exactly what one after the other would have got", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => takeFromAllowance("crowd", three)));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
});

test("a new window begins when the old one is over, and asking while refused does not put it off", async () => {
  for (let count = 0; count < 10; count++) await takeFromAllowance("jules", three);
  await letTimePass();
  expect(await takeFromAllowance("jules", three)).toMatchObject({ allowed: true, remaining: 2 });
});

test("what turned out well is given back", async () => {
  for (let count = 0; count < 5; count++) {
    expect((await takeFromAllowance("luna", three)).allowed).toBe(true);
    await returnToAllowance("luna");
  }
});

test("the table names nobody, and forgets what is over", async () => {
  await takeFromAllowance("noor@luna.example", three);
  const [{ text } = { text: "" }] = await ownerDb().execute<{ text: string }>(
    sql`select string_agg(encode(key, 'escape'), ' ') as text from allowances`,
  );
  expect(text).not.toContain("noor");
  await letTimePass();
  await takeFromAllowance("still counted", three);
  await forgetAllowances();
  expect(await ownerDb().select().from(allowances)).toHaveLength(1);
});
