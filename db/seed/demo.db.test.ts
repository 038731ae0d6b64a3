import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { channelRoutes, phoneNumbers } from "@/db/schema/channels";
import { users, workspaces } from "@/db/schema/identity";
import { accessToken } from "@/server/channels/access-token";
import { systemCtx } from "@/server/context";
import { isPassword } from "@/server/identity/password";
import { seedDemo } from "./demo";

const number = {
  wabaId: "102290129340398",
  phoneNumberId: "106540352242922",
  displayNumber: "15550783881",
  accessToken: "token-of-the-sandbox",
};

test("seeding the demo twice leaves one of each, and the same sign-ins", async () => {
  const first = await seedDemo(number);
  const second = await seedDemo({ ...number, accessToken: "another-token" });
  expect(second).toEqual(first);
  expect(first.users.map(({ role }) => role)).toEqual([
    "owner",
    "marketer",
    "finance",
    "agent",
    "agent",
    "owner",
    "agent",
  ]);
  expect(await ownerDb().select().from(workspaces)).toHaveLength(2);

  const [ana] = await ownerDb().select().from(users).where(eq(users.email, "ana@luna.example"));
  const password = first.users.find(({ email }) => email === ana?.email)?.password ?? "";
  expect(password).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  expect(await isPassword(password, ana?.passwordHash)).toBe(true);
});

test("the demo's number is found by Meta's id and has the newest token, sealed", async () => {
  await seedDemo(number);
  const [route] = await ownerDb()
    .select()
    .from(channelRoutes)
    .where(eq(channelRoutes.metaId, number.phoneNumberId));
  const [phone] = await ownerDb().select().from(phoneNumbers).where(eq(phoneNumbers.id, route!.channelId));
  expect(await accessToken(systemCtx(route!.workspaceId), phone!.accountId)).toBe("token-of-the-sandbox");
});
