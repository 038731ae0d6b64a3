"use client";

import { useNow as useRenderedNow } from "next-intl";
import { useCallback, useSyncExternalStore } from "react";

type Clock = { now: number; readers: Set<() => void>; timer: ReturnType<typeof setTimeout> | undefined };

/** One clock per step, shared by everything on the page that reads it. */
const clocks = new Map<number, Clock>();

const floor = (time: number, step: number) => Math.floor(time / step) * step;

function clockOf(step: number) {
  let clock = clocks.get(step);
  if (!clock) {
    clock = { now: floor(Date.now(), step), readers: new Set(), timer: undefined };
    clocks.set(step, clock);
  }
  return clock;
}

function tick(clock: Clock, step: number) {
  clock.now = floor(Date.now(), step);
  for (const reader of clock.readers) reader();
  clock.timer = setTimeout(tick, clock.now + step - Date.now(), clock, step);
}

function subscribe(step: number, reader: () => void) {
  const clock = clockOf(step);
  if (clock.readers.size === 0) {
    clock.now = floor(Date.now(), step);
    clock.timer = setTimeout(tick, clock.now + step - Date.now(), clock, step);
  }
  clock.readers.add(reader);
  return () => {
    clock.readers.delete(reader);
    if (clock.readers.size === 0) clearTimeout(clock.timer);
  };
}

/**
 * What `read` makes of the present moment, and again each time that changes. `read` must give a string, a number or a
 * boolean, so that a component draws again only when what it shows is another. The first drawing uses the server's moment.
 */
export function useClock<T extends string | number | boolean>(read: (now: number) => T, step = 1000): T {
  const rendered = useRenderedNow().getTime();
  const subscribeToStep = useCallback((reader: () => void) => subscribe(step, reader), [step]);
  return useSyncExternalStore(
    subscribeToStep,
    () => {
      const clock = clockOf(step);
      return read(clock.readers.size > 0 ? clock.now : floor(Date.now(), step));
    },
    () => read(floor(rendered, step)),
  );
}

/** The present moment, to the step: a minute by default, which is as fine as a list needs. */
export function useNow(step = 60_000): Date {
  return new Date(useClock((now) => now, step));
}
