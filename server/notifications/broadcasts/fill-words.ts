import type { SendableTemplate } from "../describe-template";
import type { TemplateValues } from "../schemas";
import type { BroadcastForm, Word } from "./schemas";

/** Of whom the words speak: her name, and her line of the list under its columns. */
export type Person = { name: string | null; columns: string[]; cells: string[] };

const longest = 1024;
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, longest);

function fill(word: Word | undefined, { name, columns, cells }: Person): string {
  if (!word) return "";
  if (word.kind === "text") return oneLine(word.text);
  const own = word.kind === "name" ? name : cells[columns.indexOf(word.column)];
  return oneLine(own ?? "") || oneLine(word.otherwise);
}

/** The values of a template for one person; what the template has no place for is passed over. */
export function fillWords(
  { header, bodyVariables, buttons }: SendableTemplate,
  { words, mediaId }: Pick<BroadcastForm, "words" | "mediaId">,
  person: Person,
): TemplateValues {
  return {
    header: (header?.variables ?? []).map((_, index) => fill(words.header[index], person)),
    headerMediaId: mediaId ?? undefined,
    body: bodyVariables.map((_, index) => fill(words.body[index], person)),
    buttons: buttons
      .filter(({ needsValue }) => needsValue)
      .map(({ position }) => {
        const word = words.buttons.find((one) => one.position === position)?.word;
        return { position, value: fill(word, person) };
      }),
  };
}
