import { expect, test } from "vitest";
import { initials } from "./avatar";

test("a person is known by the first letters of first and last name", () => {
  expect(initials("Ana Oliveira")).toBe("AO");
  expect(initials("Jean-Baptiste de la Tour")).toBe("JT");
  expect(initials("Élodie")).toBe("É");
});

test("names in any script and around emoji keep whole letters", () => {
  expect(initials("Мария Иванова")).toBe("МИ");
  expect(initials("🌸 Ayşe 🌸")).toBe("A");
  expect(initials("𝒜lan")).toBe("𝒜");
});

test("someone without a name is known by the end of their number", () => {
  expect(initials("+32 475 12 34 56")).toBe("56");
  expect(initials("")).toBe("?");
});
