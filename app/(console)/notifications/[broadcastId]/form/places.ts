import { slotsOf, type Values } from "@/components/template-values";
import type { BroadcastWords, Word } from "@/server/notifications/broadcasts/schemas";
import type { SendableTemplate } from "@/server/notifications/describe-template";

export const emptyWord: Word = { kind: "text", text: "" };

type Slot = ReturnType<typeof slotsOf>[number];

/** A gap of a template, and where its word is on the form. */
export type Place = Slot & {
  /** As the form's problems name it. */
  field: string;
  word: Word | undefined;
  put: (word: Word) => BroadcastWords;
};

/** The list with this word at its place, and empty ones before it where there were none. */
const withWord = (words: Word[], at: number, word: Word): Word[] =>
  Array.from({ length: Math.max(words.length, at + 1) }, (_, index) =>
    index === at ? word : (words[index] ?? emptyWord),
  );

/** The gaps of a template in the order in which they are read, each with its word. */
export function placesOf(template: SendableTemplate, words: BroadcastWords): Place[] {
  const places: Place[] = [];
  for (const slot of slotsOf(template)) {
    if (slot.part === "button") {
      const position = Number(slot.key.slice("button ".length));
      places.push({
        ...slot,
        field: `words.buttons.${position}`,
        word: words.buttons.find((one) => one.position === position)?.word,
        put: (word) => ({
          ...words,
          buttons: [...words.buttons.filter((one) => one.position !== position), { position, word }],
        }),
      });
      continue;
    }
    const { part } = slot;
    const at = places.filter((place) => place.part === part).length;
    places.push({
      ...slot,
      field: `words.${part}.${at}`,
      word: words[part][at],
      put: (word) => ({ ...words, [part]: withWord(words[part], at, word) }),
    });
  }
  return places;
}

/** What stands in the gaps while it is not known yet whose message it is: the words themselves, or where they come from. */
export const valuesOf = (places: Place[], nameWord: string): Values =>
  Object.fromEntries(
    places.flatMap(({ key, word }) => {
      if (!word) return [];
      if (word.kind === "text") return [[key, word.text]];
      return [[key, `[${word.kind === "name" ? nameWord : word.column}]`]];
    }),
  );
