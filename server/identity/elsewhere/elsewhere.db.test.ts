import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, sessions, users } from "@/db/schema/identity";
import { authenticators, signInIdentities } from "@/db/schema/proofs";
import { createPerson } from "../reset/testing";
import { signIn } from "../sign-in";
import { startSession } from "../start-session";
import { createCarefulPerson } from "../two-factor/testing";
import { listIdentities } from "./list-identities";
import { openBrowser, openIssuer } from "./testing";
import { unlinkIdentity } from "./unlink-identity";

const issuer = await openIssuer();
Object.assign(process.env, {
  NEXTAUTH_URL: "http://127.0.0.1:3000",
  GOOGLE_CLIENT_ID: "guichet",
  GOOGLE_CLIENT_SECRET: "secret",
  GOOGLE_ISSUER: issuer.address,
  ENTRA_CLIENT_ID: "guichet",
  ENTRA_CLIENT_SECRET: "secret",
  ENTRA_TENANT_ID: "tenant-1",
  ENTRA_ISSUER: issuer.address,
});
afterAll(issuer.close);
beforeEach(() => {
  issuer.state.spoil = undefined;
});

const subject = () => crypto.randomUUID();
const prove = (userId: string) =>
  ownerDb().update(users).set({ emailProvenAt: new Date() }).where(eq(users.id, userId));
const linksOf = (userId: string) =>
  ownerDb().select().from(signInIdentities).where(eq(signInIdentities.userId, userId));

async function someone(name = "Ana") {
  const luna = await createWorkspace();
  const person = await createPerson(luna.id, name);
  await prove(person.userId);
  return { luna, ...person };
}

/** What Google says of the account of a company whose mail it keeps. */
const google = (email: string, sub = subject()) => ({ sub, email, email_verified: true, hd: "luna.example" });

test("an account elsewhere whose address the provider vouches for is linked, and lets in from then on", async () => {
  const ana = await someone();
  const claims = google(ana.email.toUpperCase());
  issuer.state.claims = claims;
  expect(await openBrowser().comeFrom("google")).toMatchObject({ isSignedIn: true });
  expect(await linksOf(ana.userId)).toMatchObject([{ provider: "google", subject: claims.sub }]);

  // Who she is elsewhere is her id there: another address changes nothing, and neither does its being unproven.
  issuer.state.claims = { sub: claims.sub, email: "other@luna.example" };
  expect(await openBrowser().comeFrom("google")).toMatchObject({ isSignedIn: true });
  const opened = await ownerDb().select().from(sessions).where(eq(sessions.userId, ana.userId));
  expect(opened).toHaveLength(2);
  expect(await signIn({ email: ana.email, password: ana.password })).toBeDefined();
});

test.each([
  ["that Google has not verified", "google", { email_verified: false, hd: "luna.example" }],
  ["that Google verified once and does not keep", "google", { email_verified: true }],
  ["that only says it in words", "google", { email_verified: "true", hd: "luna.example" }],
  ["that Entra does not vouch for", "entra", {}],
  ["that Entra says nobody owns", "entra", { xms_edov: false }],
  ["that Entra's administrator wrote", "entra", { email_verified: true, xms_edov: "0" }],
])("an address %s takes over nobody's account", async (_, provider, words) => {
  const ana = await someone();
  issuer.state.claims = { sub: subject(), email: ana.email, ...(words as object) };
  const came = await openBrowser().comeFrom(provider);
  expect(came).toMatchObject({
    location: expect.stringContaining("/sign-in?error=notKnown"),
    isSignedIn: false,
  });
  expect(await linksOf(ana.userId)).toEqual([]);
});

test("Entra's word for the owner of a domain is enough", async () => {
  const ana = await someone();
  issuer.state.claims = { sub: subject(), email: ana.email, xms_edov: "1" };
  expect(await openBrowser().comeFrom("entra")).toMatchObject({ isSignedIn: true });
});

test("nobody gets an account by coming from elsewhere", async () => {
  issuer.state.claims = google("stranger@luna.example");
  expect(await openBrowser().comeFrom("google")).toMatchObject({ isSignedIn: false });
  expect(await ownerDb().select().from(users).where(eq(users.email, "stranger@luna.example"))).toEqual([]);
});

test("whoever made an account on an address that was never his loses it to its owner, with all he put there", async () => {
  const luna = await createWorkspace();
  const eve = await createCarefulPerson(luna.id, "Eve");
  const hers = (await startSession({ userId: eve.userId }))!;
  await ownerDb()
    .insert(signInIdentities)
    .values({ provider: "entra", subject: "eve's own", userId: eve.userId, email: "", linkedAt: new Date() });

  issuer.state.claims = google(eve.email);
  expect(await openBrowser().comeFrom("google")).toMatchObject({ isSignedIn: true });

  expect(await signIn({ email: eve.email, password: eve.password })).toBeUndefined();
  expect((await linksOf(eve.userId)).map(({ provider }) => provider)).toEqual(["google"]);
  const left = await ownerDb().select().from(authenticators).where(eq(authenticators.userId, eve.userId));
  expect(left).toEqual([]);
  const [session] = await ownerDb().select().from(sessions).where(eq(sessions.id, hers.sessionId));
  expect(session?.endedAt).toBeInstanceOf(Date);
});

test("the second factor is asked of those who have one, from wherever they come", async () => {
  const luna = await createWorkspace();
  const ana = await createCarefulPerson(luna.id, "Ana");
  await prove(ana.userId);
  issuer.state.claims = google(ana.email);
  const browser = openBrowser();
  const came = await browser.comeFrom("google");
  expect(came).toMatchObject({ location: expect.stringContaining("/sign-in/code"), isSignedIn: false });
  expect(browser.half()).toEqual(expect.any(String));
});

test("who is signed in links an account of any address with her own", async () => {
  const ana = await someone();
  const { sessionId } = (await startSession({ userId: ana.userId }))!;
  issuer.state.claims = { sub: subject(), email: "ana@home.example" };
  const former = { userId: ana.userId, sessionId };
  expect(await openBrowser(former).comeFrom("entra")).toMatchObject({ isSignedIn: true });
  expect(await listIdentities(as(ana.member))).toEqual([
    { provider: "google", email: undefined },
    { provider: "entra", email: "ana@home.example" },
  ]);
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, ana.luna.id));
  expect(entries.map(({ action }) => action)).toContain("sign_in_identity.linked");

  await unlinkIdentity(as(ana.member), { provider: "entra" });
  expect(await linksOf(ana.userId)).toEqual([]);
});

test("an account elsewhere belongs to one person here, and a cookie of a session that ended links nothing", async () => {
  const [ana, beto] = [await someone(), await someone("Beto")];
  const claims = google(ana.email);
  issuer.state.claims = claims;
  await openBrowser().comeFrom("google");
  const { sessionId } = (await startSession({ userId: beto.userId }))!;
  const his = { userId: beto.userId, sessionId };
  expect((await openBrowser(his).comeFrom("google")).location).toContain("elsewhere=taken");

  await ownerDb().update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, sessionId));
  issuer.state.claims = { sub: subject(), email: "eve@evil.example" };
  expect(await openBrowser(his).comeFrom("google")).toMatchObject({ isSignedIn: false });
  expect(await linksOf(beto.userId)).toEqual([]);
});

test("who has no password keeps the way in that she has", async () => {
  const ana = await someone();
  issuer.state.claims = google(ana.email);
  await openBrowser().comeFrom("google");
  await ownerDb().update(users).set({ passwordHash: "" }).where(eq(users.id, ana.userId));
  await expect(unlinkIdentity(as(ana.member), { provider: "google" })).rejects.toMatchObject({
    key: "unlinkNeedsPassword",
  });
});

test.each([
  ["of another issuer", { iss: "https://evil.example" }],
  ["for another app", { aud: "somebody else's" }],
  ["of another request", { nonce: "another" }],
  ["that is over", { exp: 1 }],
])("a token %s is refused", async (_, spoil) => {
  const ana = await someone();
  issuer.state.claims = google(ana.email);
  issuer.state.spoil = spoil;
  expect(await openBrowser().comeFrom("google")).toMatchObject({ isSignedIn: false });
  expect(await linksOf(ana.userId)).toEqual([]);
});

test("an answer that this browser did not ask for is refused", async () => {
  const ana = await someone();
  issuer.state.claims = google(ana.email);
  const forged = (url: string) => url.replace(/state=[^&]+/, "state=forged");
  expect(await openBrowser().comeFrom("google", { callback: forged })).toMatchObject({ isSignedIn: false });
});
