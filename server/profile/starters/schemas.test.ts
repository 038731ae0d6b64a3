import { expect, test } from "vitest";
import { isSame } from "../schemas";
import { emptyStarters, isSafeName, type Starters, starterLimit, starterProblems } from "./schemas";

const problems = (change: Partial<Starters>) =>
  starterProblems({ ...emptyStarters, ...change }, emptyStarters).map(({ key }) => key);
const prompts = (...texts: string[]) => texts.map((text) => ({ text }));

test("Meta's documents allow four ice breakers and its specification three: the fourth is a risk, the fifth a problem", () => {
  expect(starterLimit("prompts")).toEqual({ most: 4, safe: 3 });
  expect(problems({ prompts: prompts("1", "2", "3", "4") })).toEqual([]);
  expect(problems({ prompts: prompts("1", "2", "3", "4", "5") })).toEqual(["tooMany"]);
  expect(problems({ prompts: prompts("1", "2", "3", "4", " ") })).toEqual([]);
});

test("an ice breaker has eighty characters, emoji counted as people count them, and is not said twice", () => {
  expect(problems({ prompts: prompts("🥖".repeat(80)) })).toEqual([]);
  expect(problems({ prompts: prompts("x".repeat(81)) })).toEqual(["tooLong"]);
  expect(problems({ prompts: prompts("Bread?", "bread? ") })).toEqual(["promptTwice"]);
});

test.each([
  ["hours", "When we are open", []],
  ["", "When we are open", ["nameEmpty"]],
  ["hours", " ", ["hintEmpty"]],
  ["", "", []],
  ["uren🥖", "When we are open", ["emoji"]],
  ["hours", "Open 🇧🇪", ["emoji"]],
  ["one1", "1 or #2", []],
  ["opening hours", "When we are open", ["nameForm"]],
  ["x".repeat(32), "When we are open", []],
  ["x".repeat(33), "When we are open", ["tooLong"]],
  ["hours", "x".repeat(257), ["tooLong"]],
])("the command /%s: %s", (name, hint, keys) => {
  expect(problems({ commands: [{ name, hint }] })).toEqual(keys);
});

test("two commands do not share a name", () => {
  const commands = [
    { name: "hours", hint: "When" },
    { name: "Hours", hint: "Where" },
  ];
  expect(problems({ commands })).toEqual(["nameTwice"]);
});

test("what Meta has already is nobody's problem", () => {
  const live = { ...emptyStarters, prompts: prompts("1", "2", "3", "4", "5") };
  expect(starterProblems({ ...live, welcome: true }, live)).toEqual([]);
});

test("accents are a risk that Meta's specification names and its documents do not", () => {
  expect([isSafeName("heures_2"), isSafeName("été")]).toEqual([true, false]);
});

test("the order counts, the order of a row's own parts and what is blank do not", () => {
  const commands = [{ name: "hours", hint: "When " }];
  expect(
    isSame(commands, [
      { hint: "When", name: "hours" },
      { name: "", hint: " " },
    ]),
  ).toBe(true);
  expect(isSame(prompts("1", "2"), prompts("2", "1"))).toBe(false);
});
