import { expect, test } from "vitest";
import { Ring } from "./ring";
import { draw } from "./testing";

const at = (iso: string) => new Date(iso);
const closesAt = at("2026-11-22T13:32:00Z");

test("the ring says how long is left and when the window closes, in the workspace's time", () => {
  expect(draw(<Ring windowClosesAt={closesAt} />).label).toBe("Closes in 1 h 12 min, at 14:32");
  expect(draw(<Ring windowClosesAt={closesAt} />, { locale: "fr" }).label).toBe(
    "Se ferme dans 1 h 12 min, à 14:32",
  );
  expect(draw(<Ring windowClosesAt={closesAt} />, { locale: "nl" }).label).toBe(
    "Sluit over 1 u 12 min, om 14:32",
  );
  expect(draw(<Ring windowClosesAt={closesAt} timeZone="America/Sao_Paulo" />).label).toContain("at 10:32");
});

test("a window that closes after midnight says tomorrow", () => {
  expect(draw(<Ring windowClosesAt={at("2026-11-23T08:05:00Z")} />).label).toBe(
    "Closes in 19 h 45 min, tomorrow at 09:05",
  );
});

test("a closed window says since when, and one that never opened says why", () => {
  expect(draw(<Ring windowClosesAt={at("2026-11-21T17:00:00Z")} />).label).toBe(
    "The window closed yesterday at 18:00",
  );
  expect(draw(<Ring windowClosesAt={null} />).label).toBe("Not open: this customer has not written yet");
});

test("in a free entry it says until when everything is free", () => {
  const ring = <Ring windowClosesAt={closesAt} freeEntryClosesAt={at("2026-11-24T09:00:00Z")} />;
  expect(draw(ring).label).toBe("Closes in 1 h 12 min, at 14:32. Everything is free until Tue 10:00");
  expect(draw(ring).html.match(/<circle/g)).toHaveLength(3);
  expect(draw(<Ring windowClosesAt={closesAt} />).html.match(/<circle/g)).toHaveLength(2);
});

test("the composer's ring writes the time beside it, and a keyboard can reach it", () => {
  const { text, html } = draw(<Ring windowClosesAt={closesAt} size={28} withTime isFocusable />);
  expect(text).toBe("1 h 12 min");
  expect(html).toMatch(/^<button/);
});
