"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./cn";
import {
  arc,
  brokenDashes,
  type RingSize,
  type RingState,
  type RingTimes,
  ringGeometry,
  ringState,
} from "./ring-state";
import { Tooltip } from "./ui/tooltip";
import { useClock } from "./use-now";
import { useWhen } from "./use-when";

/** The state of a window at the present moment, and the sentence that says it. */
export function useRing(times: RingTimes, { now, timeZone }: { now?: Date; timeZone?: string } = {}) {
  const t = useTranslations("ring");
  const when = useWhen(timeZone);
  const key = useClock((present) => JSON.stringify(ringState(times, now?.getTime() ?? present)));
  const state: RingState = JSON.parse(key);
  const today = useClock((present) => Math.floor((now?.getTime() ?? present) / 60_000) * 60_000);

  const { windowClosesAt, freeEntryClosesAt } = times;
  const at = windowClosesAt ? when.at(windowClosesAt, new Date(today)) : "";
  const sentences = {
    open: () => t("closes", { left: when.length(state.leftMinutes), at }),
    closing: () => t("closes", { left: when.length(state.leftMinutes), at }),
    closed: () => t("closed", { at }),
    never: () => t("never"),
  };
  const sentence = sentences[state.kind]();
  const free =
    state.isFreeEntry &&
    freeEntryClosesAt &&
    t("free", { until: when.short(freeEntryClosesAt, new Date(today)) });

  return {
    state,
    sentence: free ? `${sentence}. ${free}` : sentence,
    short:
      state.leftMinutes > 0
        ? when.length(state.leftMinutes)
        : t(state.kind === "never" ? "neverShort" : "closedShort"),
  };
}

type RingProps = RingTimes & {
  /** A moment to draw instead of the present one, for a report or a legend. */
  now?: Date;
  size?: RingSize;
  /** The workspace's, unless told otherwise. */
  timeZone?: string;
  /** Write the time left beside it; so does the composer. */
  withTime?: boolean;
  /** A place of its own in the order of Tab. In a list the row speaks for its ring. */
  isFocusable?: boolean;
  className?: string;
};

/** The 24-hour window of a conversation in one sign. It keeps time by itself and draws again once a minute at most. */
export function Ring({
  now,
  size = 14,
  timeZone,
  withTime,
  isFocusable = false,
  className,
  ...times
}: RingProps) {
  const { state, sentence, short } = useRing(times, { now, timeZone });
  const shape = (
    <>
      <RingShape state={state} size={size} />
      {withTime && (
        <span aria-hidden className={cn("text-sm tabular-nums", inks[state.kind])}>
          {short}
        </span>
      )}
    </>
  );
  return (
    <RingPlace sentence={sentence} isFocusable={isFocusable} className={className}>
      {shape}
    </RingPlace>
  );
}

type RingPlaceProps = {
  sentence: string;
  isFocusable: boolean;
  className: string | undefined;
  children: ReactNode;
};

function RingPlace({ sentence, isFocusable, className, children }: RingPlaceProps) {
  const classes = cn("inline-flex shrink-0 items-center gap-2 rounded-full", className);
  return (
    <Tooltip label={sentence}>
      {isFocusable ? (
        <button type="button" aria-label={sentence} className={classes}>
          {children}
        </button>
      ) : (
        <span role="img" aria-label={sentence} className={classes}>
          {children}
        </span>
      )}
    </Tooltip>
  );
}

const colours = {
  open: "text-brand",
  closing: "text-amber",
  closed: "text-vermilion",
  never: "text-ink-faint",
};
const tracks = { open: "text-rule-strong", closing: "text-amber/35" };
const inks = {
  open: "text-ink",
  closing: "text-amber-ink",
  closed: "text-vermilion-ink",
  never: "text-ink-soft",
};

/** Only the drawing, for a legend that has its own words. */
export function RingShape({ state, size = 14 }: { state: RingState; size?: RingSize }) {
  const { kind, share, isFreeEntry } = state;
  const { centre, radius, stroke, outerRadius, outerStroke } = ringGeometry(size, isFreeEntry);
  const circle = { cx: centre, cy: centre, fill: "none", stroke: "currentColor" };
  const remaining = arc(radius, share);

  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      className={cn("-rotate-90 block shrink-0", colours[kind])}
    >
      {isFreeEntry && <circle {...circle} r={outerRadius} strokeWidth={outerStroke} className="text-brand" />}
      {kind === "open" || kind === "closing" ? (
        <>
          <circle {...circle} r={radius} strokeWidth={stroke} className={tracks[kind]} />
          <circle
            {...circle}
            r={radius}
            strokeWidth={stroke}
            strokeDasharray={remaining.isWhole ? undefined : remaining.dashes}
            className="transition-[stroke-dasharray]"
          />
        </>
      ) : (
        <circle
          {...circle}
          r={radius}
          strokeWidth={kind === "never" ? stroke / 2 : stroke}
          strokeDasharray={brokenDashes(radius)}
          strokeDashoffset={-radius * 0.3}
        />
      )}
    </svg>
  );
}
