import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { roles } from "@/server/identity/schemas";
import { menuFor } from "./menu";

test("agents, marketers and owners find the inbox; finance never sees what customers wrote", () => {
  const seesInbox = roles.filter((role) => menuFor([role]).some(({ href }) => href === "/inbox"));
  expect(seesInbox.sort()).toEqual(["agent", "marketer", "owner"]);
});

test("someone with two roles sees the entries of both", () => {
  const hrefs = menuFor(["finance", "agent"]).map(({ href }) => href);
  expect(hrefs).toEqual(["/overview", "/inbox", "/notifications", "/profile", "/analytics", "/settings"]);
});

test("every entry leads to a page that is there", () => {
  const pages = readdirSync(new URL(".", import.meta.url));
  for (const { href } of menuFor(roles)) expect(pages).toContain(href.slice(1));
});
