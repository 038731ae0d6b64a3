import { expect, test } from "vitest";
import { waIdOf } from "./wa-id-of";

test.each([
  ["+34 600 111 222", "DE", "34600111222"],
  ["0034600111222", "DE", "34600111222"],
  ["(+33) (0)6 12-34-56-78", "FR", "33612345678"],
  ["0612345678", "FR", "33612345678"],
  ["612345678", "FR", "33612345678"],
  ["p:+34600111222", "ES", "34600111222"],
  ["'+34600111222", "ES", "34600111222"],
  ["tel. 600 11 12 22", "ES", "34600111222"],
  ["0151 / 123 45678", "DE", "4915112345678"],
  ["https://wa.me/34600111222", "FR", "34600111222"],
] as const)("%s is a number as people write it (%s)", (text, home, waId) => {
  expect(waIdOf(text, home)).toMatchObject({ waId });
});

test.each([
  ["4915112345678", "DE", "4915112345678"],
  ["49 151 123 456 78", "DE", "4915112345678"],
  ["34600111222", "DE", "34600111222"],
  ["436641234567", "AT", "436641234567"],
  ["393471234567", "IT", "393471234567"],
  ["3471234567", "IT", "393471234567"],
  ["62812345678", "ID", "62812345678"],
] as const)("%s, with a country and no plus, is nobody else's (%s)", (text, home, waId) => {
  expect(waIdOf(text, home)).toMatchObject({ waId });
});

test.each([
  ["34600111222.0", "ES", "34600111222"],
  ["4915112345678.0", "DE", "4915112345678"],
  ["3.4600111222E10", "ES", "34600111222"],
  ["4,915112345678E+12", "DE", "4915112345678"],
] as const)("%s is what another program made of a number (%s)", (text, home, waId) => {
  expect(waIdOf(text, home)).toMatchObject({ waId });
});

test.each([
  ["3.46001E+10", "ES"],
  ["4.36641E+11", "AT"],
  ["600111222 ext 5", "ES"],
  ["+436641234567 / 8", "AT"],
  ["+34600111222 (Ana 2)", "ES"],
  ["C-600111222", "ES"],
  ["12", "ES"],
  ["", undefined],
] as const)("%s is no number that can be told for certain (%s)", (text, home) => {
  expect(waIdOf(text, home)).toBeUndefined();
});
