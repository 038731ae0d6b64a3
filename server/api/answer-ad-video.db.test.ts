import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { adVideos } from "@/db/schema/ad-videos";
import { film } from "../ads/testing";
import { findMember } from "../identity/find-member";
import { answerAdVideo, answerAdVideoUpload } from "./answer-ad-video";

async function signIn(roles: Parameters<typeof createMember>[2] = ["marketer"]) {
  const luna = await createWorkspace();
  const member = await createMember(luna.id, "Noor", roles);
  const { id } = await createSession(member);
  return { luna, signedIn: await findMember({ sessionId: id, userId: member.userId }) };
}
type SignedIn = Awaited<ReturnType<typeof signIn>>["signedIn"];

const path = "http://127.0.0.1/api/ad-videos";

const upload = (
  signedIn: SignedIn,
  body: BodyInit = new Uint8Array(film(2_500_000)),
  headers: Record<string, string> = {},
) =>
  answerAdVideoUpload(
    new Request(path, {
      ...{ method: "POST", body, duplex: "half" },
      headers: { "x-file-name": encodeURIComponent("Bröt & pan.mp4"), ...headers },
    } as RequestInit),
    signedIn,
  );

test("a video comes back as it came, whole or in the range that a player asks for", async () => {
  const { luna, signedIn } = await signIn();
  const { adVideoId } = (await (await upload(signedIn)).json()) as { adVideoId: string };
  const whole = await answerAdVideo(new Request(path), adVideoId, signedIn);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "content-type": "video/mp4",
    "content-length": "2500000",
    "x-content-type-options": "nosniff",
  });
  expect(Buffer.from(await whole.arrayBuffer()).equals(film(2_500_000))).toBe(true);
  const headers = { range: "bytes=1048570-1048580" };
  const part = await answerAdVideo(new Request(path, { headers }), adVideoId, signedIn);
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(film(2_500_000).subarray(1048570, 1048581))).toBe(true);
  const [kept] = await ownerDb().select().from(adVideos).where(eq(adVideos.workspaceId, luna.id));
  expect(kept).toMatchObject({ fileName: "Bröt & pan.mp4", byteCount: 2_500_000 });
});

test("only a marketer's own console brings a video, and no other workspace sees it", async () => {
  const { signedIn } = await signIn();
  expect((await upload(undefined)).status).toBe(401);
  expect((await upload((await signIn(["agent"])).signedIn)).status).toBe(403);
  const elsewhere = { "sec-fetch-site": "cross-site" };
  expect((await upload(signedIn, new Uint8Array(film()), elsewhere)).status).toBe(400);
  const { adVideoId } = (await (await upload(signedIn)).json()) as { adVideoId: string };
  const stranger = await signIn();
  expect((await answerAdVideo(new Request(path), adVideoId, stranger.signedIn)).status).toBe(404);
  expect((await answerAdVideo(new Request(path), "../../etc/passwd", signedIn)).status).toBe(404);
});

test.each([
  ["a picture that calls itself a film", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ["a page", Buffer.from("<html><script>alert(1)</script></html>")],
  ["nothing", Buffer.alloc(0)],
])("%s is refused in words, and nothing of it is kept", async (_, bytes) => {
  const { luna, signedIn } = await signIn();
  const answer = await upload(signedIn, new Uint8Array(bytes));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ key: "adVideoUnreadable", field: "adVideoId" });
  expect(await ownerDb().select().from(adVideos).where(eq(adVideos.workspaceId, luna.id))).toEqual([]);
});

test("a video that is said to be too large is refused before it comes, and one that breaks off leaves nothing", async () => {
  const { luna, signedIn } = await signIn();
  const said = { "content-length": String(3 * 1024 ** 3) };
  expect((await upload(signedIn, new Uint8Array(film()), said)).status).toBe(413);
  const pieces = [film(1_500_000)];
  const broken = new ReadableStream({
    pull(controller) {
      const piece = pieces.pop();
      if (piece) controller.enqueue(new Uint8Array(piece));
      else controller.error(new Error("The line went dead"));
    },
  });
  expect((await upload(signedIn, broken)).status).toBe(500);
  expect(await ownerDb().select().from(adVideos).where(eq(adVideos.workspaceId, luna.id))).toEqual([]);
});
