import type { LetterLanguage } from "../../letter";
import { type Money as Amount, decimal } from "../../money";
import type { Money, Share } from "../report-shapes";
import type { Day, Period } from "../schemas";

const hourSign: Record<LetterLanguage, string> = { en: "h", fr: "h", nl: "u" };
const daySign: Record<LetterLanguage, string> = { en: "d", fr: "j", nl: "d" };

const noon = (day: Day) => new Date(`${day}T12:00:00Z`);

/** Writes the figures of reports in the language of a letter. */
export function figuresIn(language: LetterLanguage) {
  const list = new Intl.ListFormat(language);
  const amounts = (all: Amount[]) =>
    list.format(
      all.map(({ currency, micros }) =>
        new Intl.NumberFormat(language, {
          style: "currency",
          currency,
          currencyDisplay: "code",
          maximumFractionDigits: 6,
        }).format(decimal(micros)),
      ),
    );
  return {
    count: (value: number) => value.toLocaleString(language),

    /** "4 Mar 2026", "1 – 15 Mar 2026" */
    dates({ from, to }: Period) {
      const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
      return format.formatRange(noon(from), noon(to));
    },

    /** "35 s", "4 min 30 s", "2 h 5 min", "3 d 4 h" */
    wait(seconds: number) {
      const whole = Math.round(seconds);
      const [minutes, hours] = [Math.floor(whole / 60), Math.floor(whole / 3600)];
      const pair = (much: string, rest: number, sign: string) =>
        rest > 0 ? `${much} ${rest} ${sign}` : much;
      const [h, d] = [hourSign[language], daySign[language]];
      if (minutes === 0) return `${whole} s`;
      if (minutes < 10) return pair(`${minutes} min`, whole % 60, "s");
      if (hours === 0) return `${minutes} min`;
      if (hours < 24) return pair(`${hours} ${h}`, minutes % 60, "min");
      return pair(`${Math.floor(hours / 24)} ${d}`, hours % 24, h);
    },

    /** "97.5 %"; never 100 % when one is missing. */
    share({ count, of }: Share) {
      const share = of === 0 ? 0 : count === of ? 1 : Math.min(0.999, count / of);
      return share.toLocaleString(language, { style: "percent", maximumFractionDigits: 1 });
    },

    ratio: (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 }),

    /** Every currency by itself. */
    amounts,
    costs: (money: Money[], of: "estimatedMicros" | "reportedMicros") =>
      amounts(money.map((one) => ({ currency: one.currency, micros: one[of] }))),
  };
}
