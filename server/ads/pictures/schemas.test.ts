import { expect, test } from "vitest";
import { areCropsOf, aspectOf, boxAround, type CropShape, chosenShapes, wholeCrops } from "./schemas";

const upright = { width: 1200, height: 2000 };

test.each([
  [upright, { x: 0, y: 0 }],
  [upright, { x: 1200, y: 2000 }],
  [
    { width: 501, height: 500 },
    { x: 250, y: 250 },
  ],
  [
    { width: 2048, height: 733 },
    { x: 1900, y: 10 },
  ],
])("around any point of %o a part of each shape is found that lies on the picture", (size, centre) => {
  for (const shape of chosenShapes) {
    const box = boxAround(size, shape, centre);
    expect(areCropsOf({ [shape]: box }, size), shape).toBe(true);
    expect(box.width === size.width || box.height === size.height).toBe(true);
    expect(Math.abs(box.width / box.height - aspectOf(shape))).toBeLessThan(0.02);
  }
});

test("what was cut by hand stays, and the shapes that nobody cuts follow it", () => {
  const wide = { x: 100, y: 1200, width: 1000, height: 600 };
  const crops = wholeCrops({ "600x360": wide }, upright);
  expect(crops["600x360"]).toEqual(wide);
  expect(Object.keys(crops)).toHaveLength(6);
  const middle = (shape: CropShape) => crops[shape]!.y + crops[shape]!.height / 2;
  expect(middle("400x150")).toBeCloseTo(1500, 0);
  expect(areCropsOf(crops, upright)).toBe(true);
});

test("a part beside the picture or of another shape is none of it", () => {
  const square = { x: 0, y: 0, width: 1200, height: 1200 };
  expect(areCropsOf({ "100x100": square }, upright)).toBe(true);
  expect(areCropsOf({ "100x100": { ...square, x: 1 } }, upright)).toBe(false);
  expect(areCropsOf({ "100x100": { ...square, height: 1190 } }, upright)).toBe(false);
  expect(areCropsOf({ "100x100": square }, { width: 0, height: 0 })).toBe(false);
});
