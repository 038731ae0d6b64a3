import { afterAll, expect, test } from "vitest";
import { startGraph } from "./testing";

const graph = await startGraph();
const { uploadFile } = await import("./upload");
afterAll(graph.close);

const bytes = new TextEncoder().encode("a picture");
const upload = () => uploadFile({ token: "EAAtoken", bytes, mimeType: "image/jpeg", name: "profile.jpg" });

test("a file is announced, sent whole, and stands as a handle", async () => {
  graph.answers(({ url }, response) =>
    response.end(
      JSON.stringify(url.includes("/uploads?") ? { id: "upload:MTph==?sig=ARa" } : { h: "4:abc" }),
    ),
  );
  expect(await upload()).toMatchObject({ ok: true, value: "4:abc" });
  const [announced, sent] = graph.heard;
  expect(announced!.url).toBe(
    "/v26.0/1234567890/uploads?file_name=profile.jpg&file_length=9&file_type=image%2Fjpeg",
  );
  expect(sent).toMatchObject({ method: "POST", url: "/v26.0/upload:MTph==?sig=ARa" });
  expect(sent!.headers).toMatchObject({ authorization: "OAuth EAAtoken", file_offset: "0" });
  expect(sent!.body.toString()).toBe("a picture");
});

test("an upload that broke off goes on where Meta says it was", async () => {
  let tries = 0;
  graph.answers(({ method, url }, response) => {
    if (url.includes("/uploads?")) return response.end(JSON.stringify({ id: "upload:MTph" }));
    if (method === "GET") return response.end(JSON.stringify({ id: "upload:MTph", file_offset: 2 }));
    if (tries++ === 0) return response.destroy();
    response.end(JSON.stringify({ h: "4:abc" }));
  });
  expect(await upload()).toMatchObject({ ok: true, value: "4:abc" });
  expect(graph.heard.at(-1)!.body.toString()).toBe("picture");
  expect(graph.heard.at(-1)!.headers.file_offset).toBe("2");
});

test("a refused file is not sent again", async () => {
  graph.says({ error: { code: 100, message: "(#100) file_type is not supported" } }, 400);
  expect(await upload()).toMatchObject({ ok: false, error: { code: 100 } });
  expect(graph.heard).toHaveLength(1);
});
