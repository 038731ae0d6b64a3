import * as argon2 from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { createMember, createWorkspace, ownerDb } from "@/db/factories";
import { allowances } from "@/db/schema/hall";
import { users } from "@/db/schema/identity";
import { hashPassword } from "./password";
import { signIn } from "./sign-in";

// The real functions, watched.
vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify), hash: vi.fn(real.hash) };
});
const verify = vi.mocked(argon2.verify);

const password = "a counter by the window";
const email = "noor@luna.example";
const office = { ip: "203.0.113.7", userAgent: "Firefox" };
const home = { ip: "198.51.100.1", userAgent: "Firefox" };
let userId: string;

beforeEach(async () => {
  await ownerDb().delete(allowances);
  await ownerDb().update(users).set({ email: sql`gen_random_uuid()::text` });
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor");
  userId = noor.userId;
  await ownerDb()
    .update(users)
    .set({ email, passwordHash: await hashPassword(password) })
    .where(sql`id = ${userId}`);
  vi.clearAllMocks();
});

const tryWrong = (count: number, address = email, origin = office) =>
  Promise.all(
    Array.from({ length: count }, () =>
      signIn({ email: address, password: "not the password" }, origin).catch(
        (error: { code: string; params?: { seconds: number } }) => error,
      ),
    ),
  );

test("the right password says who, whatever the letters of the address", async () => {
  expect(await signIn({ email: "Noor@Luna.example", password }, office)).toEqual({ userId, name: "Noor" });
});

test("an unknown address and a wrong password get the same answer by the same work", async () => {
  const work: [string, number][] = [];
  for (const address of [email, "nobody@luna.example"]) {
    verify.mockClear();
    expect(await signIn({ email: address, password: "not the password" }, office)).toBeUndefined();
    work.push([address, verify.mock.calls.length]);
    const [hash] = verify.mock.calls[0]!;
    // Version, memory, passes and lanes are what the time depends on.
    expect(String(hash).split("$").slice(1, 4)).toEqual(["argon2id", "v=19", "m=19456,t=2,p=1"]);
  }
  expect(work).toEqual([
    [email, 1],
    ["nobody@luna.example", 1],
  ]);
  expect(argon2.hash).not.toHaveBeenCalled();
});

test("a person who has no password yet is not let in by an empty or any other one", async () => {
  await ownerDb().update(users).set({ passwordHash: "" }).where(sql`id = ${userId}`);
  for (const guess of ["", password]) {
    expect(await signIn({ email, password: guess }, office)).toBeUndefined();
  }
});

test.each([email, "nobody@luna.example"])(
  "the eleventh wrong try for %s waits, and costs no work",
  async (address) => {
    expect(await tryWrong(10, address)).toEqual(Array(10).fill(undefined));
    verify.mockClear();
    const [refused] = await tryWrong(1, address);
    expect(refused).toMatchObject({ code: "RATE_LIMITED", params: { seconds: expect.any(Number) } });
    expect(verify).not.toHaveBeenCalled();
  },
);

test("while one place is refused, the person herself gets in from another", async () => {
  await tryWrong(11);
  await expect(signIn({ email, password }, office)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  expect(await signIn({ email, password }, home)).toMatchObject({ userId });
});

test("one account cannot be tried from everywhere, nor every account from one place", {
  timeout: 60_000,
}, async () => {
  for (let place = 0; place < 5; place++) await tryWrong(10, email, { ...office, ip: `192.0.2.${place}` });
  const [fromNew] = await tryWrong(1, email, home);
  expect(fromNew).toMatchObject({ code: "RATE_LIMITED" });

  await ownerDb().delete(allowances);
  for (let person = 0; person < 10; person++) await tryWrong(10, `p${person}@luna.example`);
  const [forNew] = await tryWrong(1, "p11@luna.example");
  expect(forNew).toMatchObject({ code: "RATE_LIMITED" });
});

test("right passwords count for nothing, so an office may sign in all morning", {
  timeout: 60_000,
}, async () => {
  for (let count = 0; count < 12; count++) {
    expect(await signIn({ email, password }, office)).toMatchObject({ userId });
  }
});
