import { describe, expect, test } from "vitest";
import { kinds } from "./kinds";
import { alertLocales, kindNames } from "./schemas";

describe.each(kindNames)("%s", (name) => {
  const kind = kinds[name];

  test("is called by its name", () => expect(kind.kind).toBe(name));

  test("is for somebody, and leads somewhere", () => {
    expect(kind.roles.length).toBeGreaterThan(0);
    const leadsTo = kind.leadsTo as (subject: object, params: object) => string;
    expect(leadsTo({ type: "x", id: "1" }, { conversationId: "1" })).toMatch(
      /^\/(settings|inbox|analytics|campaigns|notifications)/,
    );
  });

  test("says something of its own in each language", () => {
    const said = alertLocales.map((locale) => {
      const { name, title, text, action } = kind.words[locale];
      const telling = { count: 2, time: () => "14:32" };
      const params = {
        numberName: "Luna",
        contactName: "Carmen",
        failures: 5,
        minutes: 15,
        currency: "EUR",
        threshold: 80,
        conversationId: "1",
        name: "Luna Ads",
        campaignName: "Winter",
        broadcastName: "Autumn menu",
        why: "budget",
        adName: "Bread",
        reason: "",
        because: "cost",
        closesAt: "2026-11-20T10:00:00Z",
      };
      return [
        name,
        (title as (...given: unknown[]) => string)(params, telling),
        (text as (...given: unknown[]) => string)(params, telling),
        action,
      ];
    });
    expect(said.flat().every((sentence) => sentence.trim() && !sentence.includes("undefined"))).toBe(true);
    for (let part = 0; part < 3; part++) expect(new Set(said.map((own) => own[part])).size).toBe(3);
  });
});
