import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { media, mediaChunks } from "@/db/schema/messaging";
import { findMember } from "../identity/find-member";
import { answerFile, answerUpload } from "./answer-media";

const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de", "hex");
const pdf = (bytes: number) => Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(bytes, "x")]);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

async function signIn(name = "Ana", roles: Parameters<typeof createMember>[2] = ["agent"]) {
  const luna = await createWorkspace();
  const member = await createMember(luna.id, name, roles);
  const { id } = await createSession(member);
  return { luna, signedIn: await findMember({ sessionId: id, userId: member.userId }) };
}
type SignedIn = Awaited<ReturnType<typeof signIn>>["signedIn"];

const upload = (signedIn: SignedIn, bytes: Buffer, name = "pan.png", headers: Record<string, string> = {}) =>
  answerUpload(
    new Request("http://127.0.0.1/api/media", {
      method: "POST",
      body: new Uint8Array(bytes),
      headers: {
        "x-file-name": encodeURIComponent(name),
        "content-type": "application/octet-stream",
        ...headers,
      },
    }),
    signedIn,
  );
const fetchFile = (signedIn: SignedIn, mediaId: string, headers: Record<string, string> = {}) =>
  answerFile(new Request(`http://127.0.0.1/api/media/${mediaId}`, { headers }), mediaId, signedIn);
const idOf = async (response: Response) => ((await response.json()) as { mediaId: string }).mediaId;

test("a picture comes back byte for byte, to be shown and not to be guessed at", async () => {
  const { signedIn } = await signIn();
  const uploaded = await upload(signedIn, png, "pan de masa madre.png");
  expect(uploaded.status).toBe(201);
  const body = (await uploaded.json()) as { mediaId: string };
  expect(body).toMatchObject({ kind: "image", mimeType: "image/png", byteCount: png.length });

  const file = await fetchFile(signedIn, body.mediaId);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": "inline; filename*=UTF-8''pan%20de%20masa%20madre.png",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
    "cache-control": expect.stringContaining("private"),
  });
});

test("a file over many pieces comes back whole, and any part of it alone", async () => {
  const { luna, signedIn } = await signIn();
  const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, n) => n % 251));
  pdf(0).copy(bytes);
  const mediaId = await idOf(await upload(signedIn, bytes, "menu.pdf"));
  expect(Buffer.from(await (await fetchFile(signedIn, mediaId)).arrayBuffer()).equals(bytes)).toBe(true);
  const chunks = await ownerDb().select().from(mediaChunks).where(eq(mediaChunks.workspaceId, luna.id));
  expect(chunks).toHaveLength(3);
  expect(chunks.some(({ sealed }) => sealed.includes("%PDF"))).toBe(false);

  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(1_200_000), async (from, length) => {
      const to = Math.min(from + length, bytes.length - 1);
      const part = await fetchFile(signedIn, mediaId, { range: `bytes=${from}-${to}` });
      expect(part.status).toBe(206);
      expect(part.headers.get("content-range")).toBe(`bytes ${from}-${to}/${bytes.length}`);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(from, to + 1))).toBe(true);
    }),
    { numRuns: 12 },
  );
  expect((await fetchFile(signedIn, mediaId, { range: "bytes=2500000-" })).status).toBe(416);
  const tail = await fetchFile(signedIn, mediaId, { range: "bytes=-4" });
  expect(Buffer.from(await tail.arrayBuffer())).toEqual(bytes.subarray(-4));
});

test.each([
  ["a drawing that can hold programs", svg, "logo.svg", 400, "fileTypeRefused"],
  ["a drawing that calls itself a picture", svg, "logo.png", 400, "fileTypeRefused"],
  ["a page", Buffer.from("<!doctype html><script>1</script>"), "hola.html", 400, "fileTypeRefused"],
  [
    "a program",
    Buffer.from("4d5a90000300000004000000ffff0000b800000000000000", "hex"),
    "pan.png",
    400,
    "fileTypeRefused",
  ],
  ["an empty file", Buffer.alloc(0), "nada.txt", 400, "fileEmpty"],
  [
    "a picture of six megabytes",
    Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]),
    "pan.png",
    413,
    "fileTooLarge",
  ],
])("%s is refused and leaves nothing", async (_, bytes, name, status, key) => {
  const { luna, signedIn } = await signIn();
  const response = await upload(signedIn, bytes, name);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ key });
  expect(await ownerDb().select().from(media).where(eq(media.workspaceId, luna.id))).toEqual([]);
  expect(await ownerDb().select().from(mediaChunks).where(eq(mediaChunks.workspaceId, luna.id))).toEqual([]);
});

test("an upload that breaks off leaves nothing", async () => {
  const { luna, signedIn } = await signIn();
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulls++ < 3) controller.enqueue(pulls === 1 ? pdf(700_000) : new Uint8Array(700_000));
      else controller.error(new Error("The line broke"));
    },
  });
  const request = new Request("http://127.0.0.1/api/media", {
    method: "POST",
    body,
    headers: { "x-file-name": "menu.pdf" },
    duplex: "half",
  } as RequestInit);
  expect((await answerUpload(request, signedIn)).status).toBe(500);
  expect(await ownerDb().select().from(media).where(eq(media.workspaceId, luna.id))).toEqual([]);
});

test("what a customer sent as a page is saved, never shown", async () => {
  const { luna, signedIn } = await signIn();
  const mediaId = await idOf(await upload(signedIn, Buffer.from("Hola"), "hola.txt"));
  for (const mimeType of ["text/html", "image/svg+xml", "image/png\r\nset-cookie: a=b", "text/plain"]) {
    await ownerDb()
      .update(media)
      .set({ mimeType, fileName: 'a"\r\nb.html' })
      .where(eq(media.workspaceId, luna.id));
    const file = await fetchFile(signedIn, mediaId);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''a%22%0D%0Ab.html");
  }
});

test("nobody without a session, of another workspace or of finance reaches a file", async () => {
  const { signedIn } = await signIn();
  const mediaId = await idOf(await upload(signedIn, png));
  const { signedIn: stranger } = await signIn("Jules");
  const { signedIn: karim } = await signIn("Karim", ["finance"]);
  expect((await fetchFile(undefined, mediaId)).status).toBe(401);
  expect((await fetchFile(stranger, mediaId)).status).toBe(404);
  expect((await fetchFile(karim, mediaId)).status).toBe(403);
  expect((await fetchFile(signedIn, "../../etc/passwd")).status).toBe(404);
  expect((await upload(undefined, png)).status).toBe(401);
  expect((await upload(karim, png)).status).toBe(403);
});

test("a form on a foreign page cannot upload", async () => {
  const { signedIn } = await signIn();
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
  ];
  for (const headers of foreign) {
    expect((await upload(signedIn, png, "pan.png", headers)).status).toBe(400);
  }
});
