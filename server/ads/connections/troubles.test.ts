import { expect, test } from "vitest";
import { troublesOf } from "./troubles";

const good = { accountStatus: 1, hasFunding: true, lacking: [], pageNumber: "34910000000" };
const kinds = (reading: Parameters<typeof troublesOf>[0]) =>
  troublesOf(reading).map(({ kind, severity }) => `${kind} ${severity}`);

test("an account that can publish lacks nothing", () => {
  expect(kinds(good)).toEqual([]);
  expect(kinds({ ...good, acceptedTerms: ["web_custom_audience_tos"] })).toEqual([]);
});

test("each thing that is missing is named, and whether it stops ads or not", () => {
  expect(kinds({ ...good, lacking: ["ads_management"] })).toEqual(["permissionLacking stop"]);
  expect(kinds({ ...good, accountStatus: 2 })).toEqual(["accountStopped stop"]);
  expect(kinds({ ...good, accountStatus: 3 })).toEqual(["accountUnsettled warning"]);
  expect(kinds({ ...good, hasFunding: false })).toEqual(["fundingMissing stop"]);
  expect(kinds({ ...good, pageNumber: undefined })).toEqual(["numberMissing stop"]);
  expect(kinds({ ...good, acceptedTerms: [] })).toEqual(["termsMissing warning"]);
});
