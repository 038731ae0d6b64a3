import fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "./file-name";

test("a file's name keeps to itself, whatever it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[/\\\p{Cc}\p{Surrogate}]/u);
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.length).toBeLessThanOrEqual(120);
      expect(safe).not.toMatch(/^\.+$/);
    }),
  );
  expect(safeFileName("../../etc/passwd")).toBe(".._.._etc_passwd");
});

test("no name reads as another kind of file than it is", () => {
  expect(safeFileName("invoice_\u202Efdp.exe")).toBe("invoice__fdp.exe");
  expect(safeFileName("menú de otoño 🥖.pdf")).toBe("menú de otoño 🥖.pdf");
  expect(safeFileName(`${"x".repeat(5_000_000)}.pdf`)).toHaveLength(120);
});
