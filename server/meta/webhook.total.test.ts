import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Envelope, fixtures, receivedAt } from "./testing";
import { laneKeyOf, readDelivery } from "./webhook";

describe("nothing is dropped", () => {
  const objectsIn = (value: unknown): Record<string, unknown>[] => {
    if (typeof value !== "object" || value === null) return [];
    const inside = Object.values(value).flatMap(objectsIn);
    return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
  };

  test.for([...fixtures.keys()])("%s: a new key in any place of it is somewhere in the events", (name) => {
    const places = objectsIn(fixtures.get(name)).length;
    for (let place = 0; place < places; place++) {
      const payload = structuredClone(fixtures.get(name));
      objectsIn(payload)[place]!.key_of_tomorrow = "a pebble";
      expect(JSON.stringify(readDelivery(payload, receivedAt)), `place ${place}`).toContain("a pebble");
    }
  });

  test("any JSON is read without a throw, and leaves at least one event", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => {
        expect(readDelivery(json, receivedAt).length).toBeGreaterThan(0);
        expect(typeof laneKeyOf(json)).toBe("string");
      }),
    );
  });

  test("any JSON in any place of a true delivery is read without a throw, and can be stored", () => {
    const payloads = fc.constantFrom(...fixtures.values());
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("\u0000", "\ud800", "__proto__", {}, [], null, -1, 1e308),
    );
    fc.assert(
      fc.property(payloads, fc.nat(), strange, (original, at, value) => {
        const payload = structuredClone(original);
        const leaves = objectsIn(payload).flatMap((holder) =>
          Object.keys(holder).map((key) => [holder, key] as const),
        );
        const [holder, key] = leaves[at % leaves.length]!;
        holder[key] = value;
        const events = readDelivery(payload, receivedAt);
        expect(events.length).toBeGreaterThan(0);
        // Without the backslashes that somebody wrote, which make no escape of the letters behind them.
        const stored = JSON.stringify(events).replaceAll("\\\\", "");
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/);
        expect(typeof laneKeyOf(payload)).toBe("string");
      }),
      { numRuns: 2000 },
    );
  });

  test("as many items come out as went in", () => {
    const messages = [...fixtures.values()].flatMap(
      (payload) => ((payload as Envelope).entry[0]!.changes[0]!.value.messages ?? []) as unknown[],
    );
    const statuses = [...fixtures.values()].flatMap(
      (payload) => ((payload as Envelope).entry[0]!.changes[0]!.value.statuses ?? []) as unknown[],
    );
    const list = (items: unknown[]) =>
      fc.array(fc.oneof(fc.constantFrom(...items), fc.jsonValue({ maxDepth: 2 })), { maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ messages: list(messages), statuses: list(statuses) }), {
          minLength: 1,
          maxLength: 4,
        }),
        (values) => {
          const metadata = { phone_number_id: "309988776655443", display_phone_number: "3225550142" };
          const changes = values.map((value) => ({ field: "messages", value: { metadata, ...value } }));
          const payload = {
            object: "whatsapp_business_account",
            entry: [{ id: "204455667788990", changes }],
          };
          const events = readDelivery(payload, receivedAt).filter(
            (event) => !event.kind.startsWith("contact.changed"),
          );
          const expected = values.map((value) => value.messages.length + value.statuses.length || 1);
          expect(events).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
        },
      ),
    );
  });
});
