import type { LoggerInstance } from "next-auth";
import { log } from "../log";

const errorIn = (told: unknown): unknown =>
  told instanceof Error ? told : (told as { error?: unknown } | undefined)?.error;

/** next-auth's own log writes what a stranger sent, line breaks included; ours writes one line of JSON. */
export const authLog: LoggerInstance = {
  error: (code, told) => log.warn({ code, err: errorIn(told) }, "signing in or out met a problem"),
  warn: (code) => log.warn({ code }, "next-auth warns"),
  debug: () => {},
};
