import { expect, test } from "vitest";
import { explain, Refusal } from "./refusal";

const withCode = (message: string, code: string, path?: string) =>
  Object.assign(new Error(message), { code, path });

test("a full disk is one sentence, whether the file system or Postgres found it", () => {
  expect(explain(withCode("ENOSPC: no space left on device, write", "ENOSPC", ".data/secrets.json"))).toBe(
    "The disk is full (.data/secrets.json): free some space and start again.",
  );
  expect(explain(withCode("could not extend file: No space left on device", "53100"))).toMatch(
    /^The disk is full/,
  );
  expect(explain(new Refusal("initdb: error: No space left on device"))).toMatch(/^The disk is full/);
});

test("a folder that cannot be written names the setting that moves it", () => {
  for (const code of ["EROFS", "EACCES"])
    expect(explain(withCode("cannot write", code, "/srv/.data"))).toMatch(
      /\(\/srv\/\.data\): set GUICHET_DATA_DIR/,
    );
});

test("what is already a sentence stays as it is", () => {
  expect(explain(new Refusal("Port 3000 is already in use: set PORT to a free one."))).toBe(
    "Port 3000 is already in use: set PORT to a free one.",
  );
});

test("what nobody expected is one line, not a stack", () => {
  expect(explain(new Error("boom\n    at somewhere"))).toBe("It stopped unexpectedly: boom");
});
