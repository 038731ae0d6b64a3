import { expect, test } from "vitest";
import { parseSettings } from "./settings";

const demo = {
  GUICHET_DEMO: "1",
  SANDBOX_WEBHOOK_URL: "http://127.0.0.1:3000/api/webhooks/meta",
  SANDBOX_ACCESS_TOKEN: "token-of-the-demo",
  META_APP_ID: "1",
  META_APP_SECRET: "secret-of-the-demo",
  META_VERIFY_TOKEN: "verify-token",
};

test("a complete demo starts on loopback with the ids of Meta's documentation", () => {
  expect(parseSettings(demo)).toMatchObject({
    SANDBOX_HOST: "127.0.0.1",
    SANDBOX_WABA_ID: "102290129340398",
  });
});

test.for([
  ["outside a demo", { GUICHET_DEMO: undefined }, /GUICHET_DEMO must be 1/],
  ["when the demo is off", { GUICHET_DEMO: "0" }, /GUICHET_DEMO must be 1/],
  ["without the app secret", { META_APP_SECRET: "" }, /META_APP_SECRET is not set/],
  ["on an address others can reach", { SANDBOX_HOST: "0.0.0.0" }, /SANDBOX_HOST must be a loopback address/],
] as const)("%s it does not start, and one sentence says why", ([, change, reason]) => {
  expect(parseSettings({ ...demo, ...change })).toMatch(reason);
});
