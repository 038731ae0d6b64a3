import { expect, test } from "vitest";
import { requireGoodPassword } from "./require-good-password";

const check = (password: string, known: string[] = []) => {
  try {
    requireGoodPassword(password, known, "password");
    return "good";
  } catch (error) {
    return (error as { key?: string }).key;
  }
};

test.each(["a counter by the window", "vK2!qLz9#tWm", "brood-kaas-fiets-maan"])("%s is good", (password) => {
  expect(check(password)).toBe("good");
});

test("what is shorter than twelve characters is not, however odd", () => {
  expect(check("vK2!qLz9#tW")).toBe("passwordShort");
});

test.each([
  "password1234",
  "qwertyuiop123",
  "aaaaaaaaaaaa",
  "123456789012",
  "letmeinletmein",
  "iloveyou2024",
])("%s would soon be guessed", (password) => {
  expect(check(password)).toBe("passwordWeak");
});

test("nor is what others know about the person", () => {
  const known = ["Noor Verhaegen", "noor.verhaegen@luna.example", "Luna"];
  expect(check("noorverhaegen", known)).toBe("passwordWeak");
  expect(check("luna.verhaegen", known)).toBe("passwordWeak");
});

test("a very long one is weighed in a moment", () => {
  const before = performance.now();
  expect(check("maanfiets ".repeat(25))).toBeDefined();
  expect(performance.now() - before).toBeLessThan(3000);
});
