import { expect, test } from "vitest";
import { isSignedBy, signatureOf } from "./signature";

const secret = "the secret of our app";
const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
const good = signatureOf(body, secret);

test("what Meta signed is accepted", () => {
  expect(good).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(isSignedBy(body, good, secret)).toBe(true);
});

test("the signature is the one of RFC 4231's second example", () => {
  const signature = signatureOf(Buffer.from("what do ya want for nothing?"), "Jefe");
  expect(signature).toBe("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
});

test("one changed byte, one changed space or another secret is refused", () => {
  const changed = Buffer.from(body);
  changed[3] = changed[3]! ^ 1;
  expect(isSignedBy(changed, good, secret)).toBe(false);
  expect(isSignedBy(Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)), good, secret)).toBe(
    false,
  );
  expect(isSignedBy(body, signatureOf(body, "the secret of another app"), secret)).toBe(false);
});

test.for([
  ["absent", undefined],
  ["null", null],
  ["empty", ""],
  ["only the prefix", "sha256="],
  ["without the prefix", good.slice(7)],
  ["too short", good.slice(0, -1)],
  ["too long", `${good}0`],
  ["upper case", good.toUpperCase()],
  ["of another hash", good.replace("sha256", "sha1")],
  ["sent twice, as a list", [good, good]],
  ["sent twice, joined", `${good}, ${good}`],
  ["followed by a newline", `${good}\n`],
  ["an object", { toString: () => good }],
] as const)("a header that is %s is refused", ([, header]) => {
  expect(isSignedBy(body, header, secret)).toBe(false);
});

test("without a secret nothing is signed", () => {
  expect(isSignedBy(body, signatureOf(body, ""), "")).toBe(false);
});
