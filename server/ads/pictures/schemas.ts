import { z } from "zod";

/** What the console takes; the picture is kept as JPEG, no wider or higher than Meta shows it. */
export const adPictureTypes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;
export const largestAdPictureBytes = 20 * 1024 * 1024;
export const smallestAdPicture = 500;
export const largestAdPicture = 2048;

/**
 * The shapes in which Meta lets an advertiser cut a picture, by its own names. It has taken "191x100" off its list: the wide
 * shape is 600x360 now.
 */
const aspects = {
  "100x100": 1,
  "400x500": 4 / 5,
  "600x360": 5 / 3,
  "90x160": 9 / 16,
  "100x72": 100 / 72,
  "400x150": 400 / 150,
} as const;
export type CropShape = keyof typeof aspects;
export const aspectOf = (shape: CropShape): number => aspects[shape];

/** Those that a person cuts by hand; the other two stand in few places. */
export const chosenShapes = ["100x100", "400x500", "600x360", "90x160"] as const;

const pixels = z.number().int().min(0).max(largestAdPicture);
const box = z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) });
/** A part of a picture, in its pixels. */
export type Box = z.output<typeof box>;

/** All shapes or none: Meta wants them for every place where the ad may stand. */
export const crops = z.partialRecord(z.enum(Object.keys(aspects) as CropShape[]), box);
export type Crops = z.output<typeof crops>;

type Size = { width: number; height: number };

/** The largest part of this shape around a point, as far as the picture goes. */
export function boxAround(size: Size, shape: CropShape, centre: { x: number; y: number }): Box {
  const aspect = aspects[shape];
  const isWider = size.height * aspect < size.width;
  const width = isWider ? Math.round(size.height * aspect) : size.width;
  const height = isWider ? size.height : Math.round(size.width / aspect);
  const within = (middle: number, length: number, whole: number) =>
    Math.max(0, Math.min(whole - length, Math.round(middle - length / 2)));
  return { x: within(centre.x, width, size.width), y: within(centre.y, height, size.height), width, height };
}

/** What was cut by hand, and around the same points the shapes that nobody cuts. */
export function wholeCrops(chosen: Crops, size: Size): Crops {
  const { x, y, width, height } = chosen["600x360"] ?? { x: 0, y: 0, ...size };
  const centre = { x: x + width / 2, y: y + height / 2 };
  const made = (Object.keys(aspects) as CropShape[]).map((shape) => [
    shape,
    chosen[shape] ?? boxAround(size, shape, centre),
  ]);
  return Object.fromEntries(made);
}

/** Whether all of it lies on the picture and has the shape that it is for; a pixel is less than can be cut. */
export const areCropsOf = (cuts: Crops, size: Size): boolean =>
  Object.entries(cuts).every(
    ([shape, { x, y, width, height }]) =>
      x + width <= size.width &&
      y + height <= size.height &&
      Math.abs(width - height * aspects[shape as CropShape]) <= 2,
  );
