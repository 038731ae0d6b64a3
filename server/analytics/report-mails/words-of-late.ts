import type { Words } from "../files/words";
import type { LatePrice } from "../report-shapes";
import { figuresIn } from "./figures-in";

const b = (chunks: string) => chunks;

/** What a letter says of late answers: the answer of the screen. */
export function lateSentences(
  { late, money, unknown }: LatePrice,
  { t }: Words,
  language: Parameters<typeof figuresIn>[0],
): string[] {
  const { count, amounts } = figuresIn(language);
  const sum = (of: "billedMicros" | "inTimeMicros" | "extraMicros") =>
    amounts(money.map((one) => ({ currency: one.currency, micros: one[of] })));
  if (late === 0) return [t("late.answerNone")];
  return [
    t.markup("late.answer", { b, late, shown: count(late) }),
    ...(money.length > 0
      ? [
          t.markup("late.answerExtra", {
            b,
            billed: sum("billedMicros"),
            inTime: sum("inTimeMicros"),
            extra: sum("extraMicros"),
          }),
        ]
      : []),
    ...(unknown > 0 ? [t("late.answerUnknown", { unknown, shown: count(unknown) })] : []),
  ];
}
