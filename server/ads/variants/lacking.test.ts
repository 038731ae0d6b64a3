import { expect, test } from "vitest";
import { adProblems } from "./lacking";
import { blankCreative, type FormCreative, fieldIn } from "./schemas";

const adPictureId = "01a205bb-b3ff-754a-846e-31cca4db5e60";
const cardOf = (headline: string) => ({ key: headline, adPictureId, headline, description: "" });
const cards = ["Rye", "Spelt"].map(cardOf);
const carousel: FormCreative = { ...blankCreative, format: "carousel", primaryText: "Fresh", cards };

test("a carousel has its text and two cards at least, and no picture or headline beside them", () => {
  expect(adProblems(carousel)).toEqual([]);
  expect(adProblems({ ...carousel, primaryText: " ", cards: cards.slice(1) })).toEqual([
    { field: "primaryText", key: "textNeeded" },
    { field: "cards", key: "cardsNeeded" },
  ]);
});

test("each fault of a card is said of that card", () => {
  const [rye, spelt] = cards;
  const broken = { ...carousel, cards: [rye!, { ...spelt!, adPictureId: null, headline: " " }] };
  const found = [
    { field: "cards", key: "cardPictureNeeded", card: 2 },
    { field: "cards", key: "cardHeadlineNeeded", card: 2 },
  ];
  expect(adProblems(broken)).toEqual(found);
  const { variants: _, ...variant } = broken;
  expect(adProblems({ ...carousel, variants: [variant] })).toEqual(
    found.map((problem) => ({ ...problem, variant: 2 })),
  );
});

test("two carousels that show the same are alike, whatever else is still on the form", () => {
  const copy = cards.map((card) => ({ ...card, key: `${card.key} again` }));
  const { variants: _, ...variant } = carousel;
  const twice = { ...carousel, variants: [{ ...variant, headline: "Not shown", cards: copy }] };
  expect(adProblems(twice)).toEqual([{ field: "variants", key: "variantTwice" }]);
  expect(adProblems({ ...carousel, variants: [{ ...variant, cards: copy.toReversed() }] })).toEqual([]);
});

test("what Meta says of a picture or a headline is said at the cards, where these are", () => {
  expect(fieldIn({ format: "carousel" }, "headline")).toBe("cards");
  expect(fieldIn({ format: "carousel" }, "primaryText")).toBe("primaryText");
  expect(fieldIn({ format: "image" }, "headline")).toBe("headline");
});
