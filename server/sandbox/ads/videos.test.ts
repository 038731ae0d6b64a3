import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { account, startAds } from "./testing";

type Ads = Awaited<ReturnType<typeof startAds>>;

const film = Buffer.concat([
  Buffer.from([0, 0, 0, 16]),
  Buffer.from("ftypisom"),
  Buffer.alloc(30_000, "bread"),
]);

function ask(desk: Ads, phase: Record<string, unknown>, part?: Buffer) {
  if (!part) return desk.post(`${account}/advideos`, phase);
  const form = new FormData();
  form.set("video_file_chunk", new File([new Uint8Array(part)], "part"));
  const query = new URLSearchParams(Object.entries(phase).map(([key, value]) => [key, String(value)]));
  const headers = { authorization: desk.token };
  return desk.request(`/v26.0/${account}/advideos?${query}`, { method: "POST", headers, body: form });
}

async function handOver(desk: Ads, bytes = film) {
  const { body: begun } = await ask(desk, { upload_phase: "start", file_size: bytes.length });
  let { start_offset: from, end_offset: to } = begun;
  const session = { upload_session_id: begun.upload_session_id };
  let parts = 0;
  for (; from !== to; parts++) {
    const phase = { ...session, upload_phase: "transfer", start_offset: from };
    ({ start_offset: from, end_offset: to } = (
      await ask(desk, phase, bytes.subarray(Number(from), Number(to)))
    ).body);
  }
  const finished = await ask(desk, { ...session, upload_phase: "finish", title: "Bread" });
  expect(finished).toMatchObject({ status: 200, body: { success: true } });
  return { id: begun.video_id as string, parts };
}

const look = async (desk: Ads, id: string) => (await desk.graph(`${id}?fields=status,length`)).body;

async function prepared(desk: Ads, id: string) {
  for (;;) {
    const { status } = await look(desk, id);
    if (status.video_status !== "processing") return status;
    await pause(5);
  }
}

test("a video comes in parts, is prepared, and then has stills and can be seen", async () => {
  const desk = await startAds();
  const { id, parts } = await handOver(desk);
  expect(parts).toBeGreaterThan(1);
  expect(await prepared(desk, id)).toMatchObject({ video_status: "ready", processing_progress: 100 });
  const { body } = await desk.graph(`${id}/thumbnails?fields=uri,is_preferred`);
  expect(body.data).toHaveLength(3);
  expect((await fetch(body.data[0].uri)).headers.get("content-type")).toBe("image/png");
  const seen = await fetch(`${desk.url()}/ads/files/${id}`);
  expect(Buffer.from(await seen.arrayBuffer()).equals(film)).toBe(true);
});

test("a part that is there already is not taken twice, and what is wanted is said", async () => {
  const desk = await startAds();
  const { body: begun } = await ask(desk, { upload_phase: "start", file_size: film.length });
  const phase = {
    upload_phase: "transfer",
    upload_session_id: begun.upload_session_id,
    start_offset: begun.start_offset,
  };
  const part = film.subarray(0, Number(begun.end_offset));
  const { body: next } = await ask(desk, phase, part);
  const again = await ask(desk, phase, part);
  expect(again).toMatchObject({ status: 400, body: { error: { code: 6001, error_subcode: 1363037 } } });
  expect(JSON.parse(again.body.error.error_data)).toEqual(next);
  const early = await ask(desk, { ...phase, upload_phase: "finish" });
  expect(early.body.error.code).toBe(351);
});

test("what cannot be prepared says so, whether it is no film or the desk wants it so", async () => {
  const desk = await startAds();
  const { id } = await handOver(desk, Buffer.alloc(9000, "no film"));
  expect(await prepared(desk, id)).toMatchObject({ video_status: "error" });
  await desk.control("controls", { failVideos: 1 });
  const { id: failed } = await handOver(desk);
  expect((await prepared(desk, failed)).processing_phase.errors).toHaveLength(1);
  const { id: fine } = await handOver(desk);
  expect(await prepared(desk, fine)).toMatchObject({ video_status: "ready" });
});
