import { expect, test } from "vitest";
import { behindOf, behindText, funnelInputOf, overTime, resultsParams } from "./results-params";

const campaign = "01890a5d-ac96-774b-bcce-b302099a8057";

test("what is not asked is the last thirty days by campaign and last ad, compared with those before", () => {
  const input = funnelInputOf(resultsParams.parse({}), "2026-03-31");
  expect(input).toEqual({
    ...{ period: { from: "2026-03-02", to: "2026-03-31" }, comparison: "previousPeriod", touch: "last" },
    ...{ campaignIds: undefined, groupBy: "campaign", convertTo: undefined },
  });
  expect(overTime(input)).toMatchObject({ groupBy: "day", comparison: "none" });
});

test("an address that somebody changed by hand asks for what of it makes sense", () => {
  const asked = {
    touch: "second",
    group: ["country", "ad"],
    campaign: `${campaign}~x`,
    in: "euro",
    behind: "all~x~y",
  };
  expect(resultsParams.parse(asked)).toMatchObject({
    ...{ touch: "last", group: "country", campaign: [campaign], in: "", behind: "" },
  });
});

test.each([
  { step: "orders" as const },
  { step: "late" as const, groupBy: "country" as const, key: "BE" },
  { step: "waiting" as const, groupBy: "campaign" as const, key: null },
])("the figure that is open stands in the address: $step", (behind) => {
  expect(behindOf(behindText(behind))).toEqual({ groupBy: undefined, key: undefined, ...behind });
});
