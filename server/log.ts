import pino from "pino";
import { traceIds } from "./tracing";

/**
 * Structured logs, one JSON object a line. Never pass message content, a phone number, a token or a request body:
 * ids are enough to find the rest. `redact` is the net below that rule.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { process: process.env.GUICHET_PROCESS ?? "guichet", pid: process.pid },
  mixin: traceIds,
  redact: {
    paths: [
      "authorization",
      "*.authorization",
      "token",
      "*.token",
      "password",
      "*.password",
      "content",
      "*.content",
    ],
    censor: "[sealed]",
  },
  serializers: {
    // Messages of database drivers can quote a row; code and stack name the place without it.
    err: (error: unknown) => {
      const root = rootOf(error);
      if (!(root instanceof Error)) return { type: typeof root };
      const code = "code" in root ? String(root.code) : undefined;
      const isDriver = root.name === "PostgresError";
      return {
        type: root.name,
        code,
        message: isDriver ? undefined : root.message.slice(0, 300),
        stack: root.stack?.split("\n").slice(1, 8).join("\n"),
      };
    },
  },
});

/** Drizzle wraps the driver's error in one whose message repeats the query's parameters. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.message.startsWith("Failed query") ? error.cause : error;
}
