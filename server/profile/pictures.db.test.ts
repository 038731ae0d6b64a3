import sharp from "sharp";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as } from "@/db/factories";
import { readPicture } from "./read-picture";
import { storePicture } from "./store-picture";
import { createProfile } from "./testing";
import { startMeta } from "./testing-meta";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.isWell());

const photo = (width = 800, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: "#a05a2c" } })
    .png()
    .toBuffer();

test("a picture is cut, scaled and sent, and is live when Meta shows another one than before", async () => {
  const { get, write, publish, send, read, numberId, ana, changeAtMeta } = await createProfile(meta);
  const { pictureId } = await storePicture(as(ana), { numberId, x: 100, y: 0, size: 600 }, await photo());
  const image = await readPicture(as(ana), pictureId);
  expect(await sharp(image).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 640 });
  await write({ picture: pictureId, about: "Bread" });
  await publish();
  await send();
  expect(await get()).toMatchObject({ status: "live", live: { picture: pictureId, about: "Bread" } });
  await read();
  expect(await get()).toMatchObject({ status: "live", live: { picture: pictureId } });

  changeAtMeta({ picture: "another" });
  await read();
  const { live, changedElsewhere } = await get();
  expect(changedElsewhere).toMatchObject({ fields: ["picture"] });
  expect(await readPicture(as(ana), live!.picture)).toBeUndefined();
  await write({ picture: pictureId });
  await publish();
  await send();
  expect(await get()).toMatchObject({ status: "live", live: { picture: pictureId } });
});

test("what is no picture, too small or somebody else's is refused, each with its reason", async () => {
  const { numberId, ana, write } = await createProfile(meta);
  const whole = { numberId, x: 0, y: 0, size: 5000 };
  const store = (bytes: Buffer) => storePicture(as(ana), whole, bytes);
  await expect(store(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).rejects.toMatchObject({
    key: "pictureUnreadable",
  });
  await expect(store(Buffer.from("not a picture"))).rejects.toMatchObject({ key: "pictureUnreadable" });
  await expect(store(await photo(191, 400))).rejects.toMatchObject({ key: "pictureTooSmall" });
  await expect(store(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: "TOO_LARGE" });
  const other = await createProfile(meta);
  const { pictureId } = await storePicture(
    as(other.ana),
    { ...whole, numberId: other.numberId },
    await photo(),
  );
  await expect(write({ picture: pictureId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readPicture(as(ana), pictureId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
