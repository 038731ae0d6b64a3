import { type Hours, openSpans } from "./open-spans";

/** Whether somebody is there at this moment; at the minute of closing nobody is. */
export const isOpenAt = (hours: Hours, at: Date): boolean =>
  !openSpans(hours, at, new Date(at.getTime() + 1)).next().done;
