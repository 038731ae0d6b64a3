/** The names a message asks for, `{name}` and `{count, plural, …}` alike, and its tags, `<b>`. */
export function placeholders(message: string): string[] {
  const found = new Set([...message.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`));
  readMessage(message, 0, found);
  return [...found].sort();
}

/** Reads up to the brace that closes this message and says where that is. */
function readMessage(text: string, start: number, found: Set<string>): number {
  let at = start;
  while (at < text.length && text[at] !== "}") {
    at = text[at] === "{" ? readArgument(text, at + 1, found) : at + 1;
  }
  return at;
}

function readArgument(text: string, start: number, found: Set<string>): number {
  const [, name = "", rest = ""] = /^\s*(\w+)\s*([,}])/.exec(text.slice(start)) ?? [];
  if (!name) throw new Error(`"${text}" has a brace that names nothing`);
  found.add(name);
  const end = text.indexOf(rest, start);
  if (rest === "}") return end + 1;

  let at = end + 1;
  while (at < text.length && text[at] !== "}") {
    at = text[at] === "{" ? readMessage(text, at + 1, found) + 1 : at + 1;
  }
  if (at >= text.length) throw new Error(`"${text}" has a brace that is not closed`);
  return at + 1;
}
