import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { invalid } from "../errors";
import { shortestPassword } from "./schemas";

/** From 0, too guessable, to 4; 3 holds against somebody who has stolen the hashes and tries for long. */
const leastScore = 3;

let scale: ZxcvbnFactory | undefined;

/** Refuses a password that is short, common, or made of what others know about the person. */
export function requireGoodPassword(password: string, knownWords: string[], field: string): void {
  if (password.length < shortestPassword) {
    throw invalid(`Use at least ${shortestPassword} characters.`, {
      key: "passwordShort",
      params: { least: shortestPassword },
      field,
    });
  }
  // Its word lists take a moment to unfold, so only a process that needs them does.
  scale ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const known = knownWords.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]).filter(Boolean);
  const { score } = scale.check(password, ["guichet", "whatsapp", ...known]);
  if (score < leastScore) {
    throw invalid("This password would soon be guessed. Use a few words that do not belong together.", {
      key: "passwordWeak",
      field,
    });
  }
}
