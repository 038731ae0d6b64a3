import { dollars } from "../../analytics/files/late-table";
import type { Table, Value } from "../../analytics/files/table";
import type { Words } from "../../analytics/files/words";
import type { LateReport } from "../../billing/launch/late-report";
import { allLateAnswers } from "../../billing/launch/list-late-answers";
import type { LateAnswersPageInput } from "../../billing/launch/schemas";
import type { MemberCtx } from "../../context";

/** Everything that was delivered, country by country, under the rule of 2018. */
export function ruleTable({ under2018 }: LateReport, { t, country }: Words): Table {
  const currencies = under2018.estimated.map(({ currency }) => currency);
  const row = (
    name: string,
    { inTime, late, unasked, notKnown, messages, micros, unpriced, estimated }: typeof under2018 | Of,
    price: Value,
  ): Value[] => [
    name,
    ...[messages, inTime, late, unasked, notKnown, unpriced],
    price,
    dollars(micros),
    ...currencies.map(
      (currency): Value => ({
        micros: estimated.find((one) => one.currency === currency)?.micros ?? 0n,
        currency,
      }),
    ),
  ];
  const headings = [
    t("groupNames.country"),
    t("late.messages"),
    t("late.kinds.inTime"),
    t("late.kinds.late"),
    t("late.kinds.unasked"),
    t("late.kinds.notKnown"),
    t("late.unpriced"),
    t("late.price"),
    t("late.under2018"),
    ...currencies.map((currency) => t("billed.estimatedIn", { currency })),
  ];
  return {
    name: t("late.ruleName"),
    columns: headings.map((heading, index) => ({ heading, width: index === 0 ? 28 : undefined })),
    rows: [
      row(t("total"), under2018, null),
      ...under2018.countries.map((one) =>
        row(country(one.country) ?? t("countryUnknown"), one, dollars(one.priceMicros)),
      ),
    ],
  };
}

type Of = LateReport["under2018"]["countries"][number];

/** Every late answer in a row of its own: what it was billed, what it would have cost in time, and in 2018. */
export function lateAnswersTable(ctx: MemberCtx, input: LateAnswersPageInput, { t, country }: Words): Table {
  async function* rows(): AsyncGenerator<Value[]> {
    for (const answer of await allLateAnswers(ctx, input)) {
      const { currency } = answer;
      const amount = (micros: bigint | null): Value => (micros === null ? null : { micros, currency });
      yield [
        answer.askedAt,
        answer.answeredAt,
        answer.waitSeconds,
        answer.contactName,
        country(answer.country),
        answer.numberName,
        answer.memberName,
        currency,
        amount(answer.billedMicros),
        amount(answer.inTimeMicros),
        amount(answer.extraMicros),
        dollars(answer.micros2018),
        answer.conversationId,
      ];
    }
  }
  const headings = [
    t("export.columns.askedAt"),
    t("export.columns.answeredAt"),
    t("export.columns.waitSeconds"),
    t("export.columns.customer"),
    t("export.columns.country"),
    t("export.columns.number"),
    t("export.columns.agent"),
    t("export.columns.currency"),
    t("late.billed"),
    t("late.inTime"),
    t("late.extra"),
    t("late.under2018"),
    t("export.columns.conversation"),
  ];
  return {
    name: t("late.each"),
    columns: headings.map((heading) => ({ heading, width: 20 })),
    rows: rows(),
  };
}
