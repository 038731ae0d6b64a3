import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace } from "@/db/factories";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { checkDraft } from "../drafts/check-draft";
import { createAdConnection, createDraft, wholeForm } from "../testing";
import type { Variant } from "../variants/schemas";
import { getPost, listPosts } from "./list-posts";
import { fetchPostPicture } from "./post-pictures";

const token = "EAAtoken-of-the-posts";
const instagramId = "1784000000000001";
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  process.env.META_GRAPH_URL = sandbox.url;
}, 120_000);
afterAll(() => sandbox?.close());

async function tokenWith(permissions: string[]): Promise<string> {
  const answer = await fetch(`${sandbox.url}/control/business/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ permissions }),
  });
  return ((await answer.json()) as { id: string }).id;
}

async function setOut(as: string = token) {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const account = { adAccountId: "880000000000001", pageId: "104880000000001", instagramId, token: as };
  const { id: connectionId } = await createAdConnection(noor, account);
  return { noor, connectionId };
}

test("the posts of the Page come page by page, the newest first, and say which cannot be an ad", async () => {
  const { noor, connectionId } = await setOut();
  const whose = { connectionId, platform: "facebook" as const };
  const first = await listPosts(as(noor), whose);
  expect(first).toMatchObject({ failure: null, lacking: [] });
  expect(first.posts).toHaveLength(12);
  expect(first.posts.filter(({ isPromotable }) => !isPromotable)).toHaveLength(1);
  const rest = await listPosts(as(noor), { ...whose, cursor: first.nextCursor! });
  expect(rest).toMatchObject({ nextCursor: null });
  const all = [...first.posts, ...rest.posts];
  expect(new Set(all.map(({ postId }) => postId)).size).toBe(15);
  const times = all.map(({ createdAt }) => createdAt!.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test("the picture of a post is fetched by us, and only from an address that we gave out ourselves", async () => {
  const { noor, connectionId } = await setOut();
  const { posts } = await listPosts(as(noor), { connectionId, platform: "instagram" });
  const sealed = posts[0]!.pictureUrl!.split("/").at(-1)!;
  expect((await fetchPostPicture(as(noor), sealed)).subarray(0, 2).toString("hex")).toBe("ffd8");
  const stranger = await createMember((await createWorkspace()).id, "Sam", ["marketer"]);
  await expect(fetchPostPicture(as(stranger), sealed)).rejects.toMatchObject({ key: "pictureNotFound" });
  const named = Buffer.from("http://127.0.0.1/admin").toString("base64url");
  await expect(fetchPostPicture(as(noor), named)).rejects.toMatchObject({ key: "pictureNotFound" });
});

test("a permission that the token lacks is named", async () => {
  const ads = ["ads_read", "ads_management", "pages_show_list"];
  const without = await setOut(await tokenWith(ads));
  const facebook = { connectionId: without.connectionId, platform: "facebook" as const };
  expect(await listPosts(as(without.noor), facebook)).toMatchObject({
    posts: [],
    lacking: ["pages_read_engagement"],
  });
  const almost = await setOut(await tokenWith([...ads, "pages_read_engagement"]));
  const instagram = { connectionId: almost.connectionId, platform: "instagram" as const };
  expect(await listPosts(as(almost.noor), instagram)).toMatchObject({ lacking: ["instagram_basic"] });
});

test("another Page's post is not read", async () => {
  const { noor, connectionId } = await setOut();
  const post = await getPost(as(noor), { connectionId, platform: "facebook", postId: "999_1000" });
  expect(post).toBeNull();
});

async function check(post: Variant["post"]) {
  const { noor, connectionId } = await setOut();
  const form = wholeForm({ format: "post", post, primaryText: "", headline: "" });
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  return checkDraft(as(noor), { draftId });
}

test("a post that Meta does not let be an ad is said at its field, with Meta's reason where it has one", async () => {
  const { noor, connectionId } = await setOut();
  const { posts } = await listPosts(as(noor), { connectionId, platform: "instagram" });
  const { postId, text } = posts.find(({ isPromotable }) => !isPromotable)!;
  expect(await check({ platform: "instagram", postId, text })).toMatchObject({
    problems: [],
    failure: { key: "adsPostNotPromotable", field: "post", words: expect.stringContaining("music") },
  });
  expect(await check({ platform: "facebook", postId: "104880000000001_77", text: "" })).toMatchObject({
    failure: { field: "post" },
  });
});

test("a post that may be an ad passes Meta's check with its greeting", async () => {
  expect(await check({ platform: "facebook", postId: "104880000000001_1000", text: "" })).toMatchObject({
    problems: [],
    failure: null,
  });
});
