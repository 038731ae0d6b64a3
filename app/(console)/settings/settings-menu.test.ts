import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { roles } from "@/server/identity/schemas";
import { settingsFor } from "./settings-menu";

const sectionsOf = (...those: (typeof roles)[number][]) => settingsFor(those).map(({ label }) => label);

test("who works here is for the owner to decide", () => {
  expect(roles.filter((role) => sectionsOf(role).includes("people"))).toEqual(["owner"]);
});

test("an owner sees every section that anybody sees", () => {
  expect(sectionsOf("owner")).toEqual(sectionsOf(...roles));
});

test("every section leads to a page that is there", () => {
  const pages = readdirSync(new URL(".", import.meta.url));
  for (const { href } of settingsFor(roles)) expect(pages).toContain(href.slice("/settings/".length));
});
