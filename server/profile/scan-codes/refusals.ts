import { AppError, conflict, invalid } from "../../errors";
import type { GraphError } from "../../meta/client";
import { explain } from "../../meta/errors";

/** Why Meta did not do it, in words a person can act on, with the id under which Meta's support finds it. */
export function refusalOf(error: GraphError): AppError {
  const { outcome, code, details, message, traceId, isTransient } = error;
  const trace: Record<string, string> = traceId ? { traceId } : {};
  if (outcome === "unknown" || code === undefined || isTransient) return noAnswer(error);
  if (code === 100) {
    const words = details ?? message;
    return invalid(`Meta did not take this: ${words}`, {
      key: "scanCodeRefused",
      params: { words, ...trace },
      field: "message",
      cause: error,
    });
  }
  const { key, sentence } = explain(code);
  return new AppError("UPSTREAM", sentence, { key, params: trace, cause: error });
}

/** Whether Meta did it cannot be told; its list will show. */
export const noAnswer = ({ traceId }: GraphError) =>
  new AppError("UPSTREAM", "Meta did not answer. We read its list and show here what it has.", {
    key: "scanCodeNoAnswer",
    params: traceId ? { traceId } : {},
  });

export const codeIsGone = () =>
  conflict("Meta no longer has this QR code. Somebody deleted it there.", { key: "scanCodeGone" });
