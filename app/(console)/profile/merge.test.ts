import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyProfile, isSame, profileFields } from "@/server/profile/schemas";
import { merge } from "./merge";

const seen = { ...emptyProfile, about: "Bread", email: "ana@luna.example" };

test("two people who changed different fields both keep theirs", () => {
  const { merged, clashes, taken } = merge({ ...seen, about: "Cake" }, seen, {
    ...seen,
    address: "1 Rue Haute",
  });
  expect({ merged, clashes, taken }).toEqual({
    merged: { ...seen, about: "Cake", address: "1 Rue Haute" },
    clashes: [],
    taken: ["address"],
  });
});

test("a field that both changed is a choice, unless they wrote the same", () => {
  const cake = { ...seen, about: "Cake" };
  expect(merge(cake, seen, { ...seen, about: "Tea" }).clashes).toEqual(["about"]);
  expect(merge(cake, seen, { ...seen, about: "Cake " }).clashes).toEqual([]);
});

test("nothing that anybody typed is lost without being named as a clash", () => {
  const words = fc.record({
    about: fc.constantFrom("", "Bread", "Cake"),
    description: fc.constant(""),
    address: fc.constantFrom("", "1 Rue Haute"),
    email: fc.constant(""),
    websites: fc.constantFrom<string[]>([], ["luna.example"], ["https://luna.example/"]),
    vertical: fc.constantFrom("", "RETAIL"),
    picture: fc.constantFrom("", "one", "another"),
  });
  fc.assert(
    fc.property(words, words, words, (typed, seen, theirs) => {
      const { merged, clashes } = merge(typed, seen, theirs);
      for (const field of profileFields) {
        if (clashes.includes(field)) continue;
        const isMine = !isSame(typed[field], seen[field]) && isSame(merged[field], typed[field]);
        const isTheirs = isSame(merged[field], theirs[field]);
        expect(isMine || isTheirs).toBe(true);
      }
    }),
  );
});
