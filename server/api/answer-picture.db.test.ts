import sharp from "sharp";
import { expect, test } from "vitest";
import { createMember, createNumber, createSession, createWorkspace } from "@/db/factories";
import { findMember } from "../identity/find-member";
import { answerPicture, answerPictureUpload } from "./answer-picture";

async function signIn(roles: Parameters<typeof createMember>[2] = ["owner"]) {
  const luna = await createWorkspace();
  const member = await createMember(luna.id, "Ana", roles);
  const { id } = await createSession(member);
  const { id: numberId } = await createNumber(luna.id);
  return { numberId, signedIn: await findMember({ sessionId: id, userId: member.userId }) };
}
type SignedIn = Awaited<ReturnType<typeof signIn>>["signedIn"];

const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#a05a2c" } })
  .png()
  .toBuffer();

const upload = (
  signedIn: SignedIn,
  numberId: string,
  { bytes = photo, query = "&x=0&y=0&size=300", headers = {} as Record<string, string> } = {},
) =>
  answerPictureUpload(
    new Request(`http://127.0.0.1/api/profile-pictures?numberId=${numberId}${query}`, {
      method: "POST",
      body: new Uint8Array(bytes),
      headers,
    }),
    signedIn,
  );

test("an owner's picture comes back as a square, for everybody of the workspace and for nobody else", async () => {
  const { signedIn, numberId } = await signIn();
  const stored = await upload(signedIn, numberId);
  expect(stored.status).toBe(200);
  const { pictureId } = (await stored.json()) as { pictureId: string };
  const shown = await answerPicture(pictureId, signedIn);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'",
  });
  expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
    width: 640,
    height: 640,
  });
  expect((await answerPicture(pictureId, (await signIn()).signedIn)).status).toBe(404);
  expect((await answerPicture(pictureId, undefined)).status).toBe(401);
  expect((await answerPicture("../../etc/passwd", signedIn)).status).toBe(404);
});

test("only an owner's own console brings a picture, for a number of her workspace", async () => {
  const { signedIn, numberId } = await signIn();
  expect((await upload(undefined, numberId)).status).toBe(401);
  const agent = await signIn(["agent"]);
  expect((await upload(agent.signedIn, agent.numberId)).status).toBe(403);
  expect((await upload(signedIn, agent.numberId)).status).toBe(404);
  expect((await upload(signedIn, numberId, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(
    400,
  );
  expect((await upload(signedIn, numberId, { query: "&x=-1&y=0&size=0" })).status).toBe(400);
  expect((await upload(signedIn, numberId, { bytes: Buffer.from("not a picture") })).status).toBe(400);
  expect((await upload(signedIn, numberId, { bytes: Buffer.alloc(11 * 1024 * 1024) })).status).toBe(413);
});
