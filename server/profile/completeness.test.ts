import { expect, test } from "vitest";
import { completenessOf } from "./completeness";
import { emptyProfile } from "./schemas";

test("an empty profile has nought of a hundred, a full one all, and what is missing is named", () => {
  expect(completenessOf(emptyProfile)).toMatchObject({ score: 0, missing: { length: 7 } });
  const full = {
    about: "Bread since 1962",
    description: "Bread and cake",
    address: "1 Rue Haute, Brussels",
    email: "ana@luna.example",
    websites: ["https://luna.example"],
    vertical: "RESTAURANT",
    picture: "0199a6f0-0000-7000-8000-000000000001",
  };
  expect(completenessOf(full)).toEqual({ score: 100, missing: [] });
  expect(completenessOf({ ...full, vertical: "OTHER", websites: [] })).toEqual({
    score: 75,
    missing: ["websites", "vertical"],
  });
});
