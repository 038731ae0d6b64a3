import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { downloadMedia, fetchMedia, getMediaUrl, uploadMedia } from "./media";
import { isPublicAddress } from "./public-address";
import { startGraph } from "./testing";

let graph: Awaited<ReturnType<typeof startGraph>>;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const access = { phoneNumberId: "309988776655443", token: "EAAtoken" };
const photo = Buffer.from("a photo of a loaf");
const digest = createHash("sha256").update(photo).digest();
const at = (path: string, sha256?: string) => ({
  url: `${graph.url}${path}`,
  mimeType: "image/jpeg",
  sha256,
});
const download = (path: string, sha256?: string, maxBytes?: number) =>
  downloadMedia(access.token, at(path, sha256), maxBytes === undefined ? {} : { maxBytes });

test("a file is given to Meta with its type and name", async () => {
  graph.says({ id: "4490709327384033" });
  const bytes = new Uint8Array(photo);
  expect(await uploadMedia(access, { bytes, mimeType: "image/jpeg", fileName: "loaf.jpg" })).toMatchObject({
    ok: true,
    value: { mediaId: "4490709327384033" },
  });
  const [heard] = graph.heard;
  expect(heard!.url).toBe("/v26.0/309988776655443/media");
  expect(heard!.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  const body = heard!.body.toString();
  for (const part of [
    'name="messaging_product"',
    "whatsapp",
    'filename="loaf.jpg"',
    "Content-Type: image/jpeg",
    "a photo of a loaf",
  ]) {
    expect(body).toContain(part);
  }
});

test("Meta says where a file lies", async () => {
  graph.says({
    id: "81",
    url: "https://lookaside.fbsbx.com/x?mid=81",
    mime_type: "image/jpeg",
    sha256: "ab",
    file_size: "17",
  });
  expect(await getMediaUrl(access, "81")).toMatchObject({
    value: {
      url: "https://lookaside.fbsbx.com/x?mid=81",
      mimeType: "image/jpeg",
      sha256: "ab",
      sizeBytes: 17,
    },
  });
  expect(graph.heard[0]!.url).toBe("/v26.0/81?phone_number_id=309988776655443");
});

describe("a file", () => {
  test("is fetched with the token, and checked against either way of writing its hash", async () => {
    graph.answers((_, response) => response.end(photo));
    for (const sha256 of [undefined, digest.toString("hex"), digest.toString("base64")]) {
      const file = await download("/media/81", sha256);
      expect(file).toMatchObject({
        ok: true,
        value: { mimeType: "image/jpeg", sha256: digest.toString("hex") },
      });
      expect(file.ok && file.value.bytes).toEqual(photo);
    }
    expect(graph.heard[0]!.headers.authorization).toBe("Bearer EAAtoken");
  });

  test("that is another one is refused", async () => {
    graph.answers((_, response) => response.end("a photo of a cat"));
    expect(await download("/media/81", digest.toString("hex"))).toMatchObject({ ok: false });
  });

  test("that is too large is refused, with and without a length", async () => {
    graph.answers((_, response) => response.end(photo));
    expect(await download("/media/81", undefined, 5)).toMatchObject({ ok: false, error: { code: 131052 } });
    graph.answers((_, response) => {
      response.write(photo);
      response.end(photo);
    });
    expect(await download("/media/81", undefined, 20)).toMatchObject({ ok: false, error: { code: 131052 } });
  });

  test("that arrives in part is refused", async () => {
    graph.answers((_, response) => {
      response.writeHead(200, { "content-length": "1000" }).write(photo, () => response.destroy());
    });
    expect(await download("/media/81")).toMatchObject({ ok: false, error: { isTransient: true } });
  });

  test("whose address has expired is asked for once more", async () => {
    let isExpired = true;
    graph.answers(({ url }, response) => {
      if (!url.startsWith("/media")) {
        response.end(JSON.stringify({ id: "81", url: `${graph.url}/media/81`, mime_type: "image/jpeg" }));
      } else if (isExpired) {
        isExpired = false;
        response.writeHead(404).end();
      } else response.end(photo);
    });
    expect(await fetchMedia(access, "81")).toMatchObject({ ok: true });
    expect(graph.heard).toHaveLength(4);
  });

  test("that is gone stays gone", async () => {
    graph.answers(({ url }, response) => {
      if (url.startsWith("/media")) response.writeHead(404).end();
      else response.end(JSON.stringify({ id: "81", url: `${graph.url}/media/81`, mime_type: "image/jpeg" }));
    });
    expect(await fetchMedia(access, "81")).toMatchObject({ ok: false, error: { httpStatus: 404 } });
    expect(graph.heard).toHaveLength(4);
  });

  test("that moved at Meta is followed, and one that is passed on for ever is not", async () => {
    graph.answers(({ url }, response) => {
      if (url === "/media/81") response.writeHead(302, { location: "/media/82" }).end();
      else response.end(photo);
    });
    expect(await download("/media/81")).toMatchObject({ ok: true });
    graph.answers((_, response) => response.writeHead(302, { location: "/media/81" }).end());
    expect(await download("/media/81")).toMatchObject({ ok: false });
    expect(graph.heard.length).toBeLessThan(6);
  });
});

describe("nothing is fetched", () => {
  const elsewhere = [
    "http://169.254.169.254/latest/meta-data/",
    "https://169.254.169.254/",
    "http://lookaside.fbsbx.com/x",
    "https://lookaside.fbsbx.com:8443/x",
    "https://user:secret@lookaside.fbsbx.com/x",
    "https://lookaside.fbsbx.com.evil.example/x",
    "https://evilfbsbx.com/x",
    "https://evil.example/?lookaside.fbsbx.com",
    "https://[::1]/",
    "https://[::ffff:169.254.169.254]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://localhost/",
    "http://127.0.0.1:1/",
    "https://scontent.example/brunch.jpg",
    "file:///etc/passwd",
    "data:text/plain,x",
    "gopher://lookaside.fbsbx.com/",
    "//lookaside.fbsbx.com/x",
    "",
  ];

  test.for(elsewhere)("from %j", async (url) => {
    expect(await downloadMedia(access.token, { url, mimeType: "image/jpeg" })).toMatchObject({
      ok: false,
      error: { outcome: "refused", message: "The file does not lie at Meta.", isTransient: false },
    });
  });

  test.for(elsewhere.filter((url) => /^\w+:/.test(url)))("after a redirect to %j", async (location) => {
    graph.answers((_, response) => response.writeHead(302, { location }).end());
    expect(await download("/media/81")).toMatchObject({
      ok: false,
      error: { message: "The file does not lie at Meta." },
    });
    expect(graph.heard).toHaveLength(1);
  });
});

test.for([
  ["8.8.8.8", true],
  ["157.240.1.35", true],
  ["2a03:2880:f12f:83:face:b00c:0:25de", true],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["127.0.0.53", false],
  ["169.254.169.254", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.168.1.1", false],
  ["0.0.0.0", false],
  ["255.255.255.255", false],
  ["224.0.0.1", false],
  ["::1", false],
  ["::", false],
  ["::ffff:10.0.0.1", false],
  ["::ffff:8.8.8.8", false],
  ["64:ff9b::a00:1", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["2002:a00:1::", false],
  ["2001:db8::1", false],
  ["localhost", false],
] as const)("%s is public: %s", ([address, isPublic]) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
