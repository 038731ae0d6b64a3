import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Source = { path: string; text: string };

/** `key` is what is asked for by name in the code; `isDynamic`, that the code also asks by a variable. */
export type CatalogueUse = { keys: { key: string; path: string }[]; dynamicNamespaces: Set<string> };

export function readSources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), "utf8") }));
}

const declarations = /\b(\w+)\s*\]?\s*=\s*[^;]*?\b(?:useTranslations|getTranslations)\((?:"([\w.]+)")?\)/g;

/** A `t` that is handed on has its namespace in its type: ReturnType<typeof useTranslations<"errors">>. */
const handedOn = /\btypeof (?:useTranslations|getTranslations)<"([\w.]+)">/g;

/** Which messages the code asks for, found by reading it and not by running it. */
export function findUse(sources: Source[]): CatalogueUse {
  const use: CatalogueUse = { keys: [], dynamicNamespaces: new Set() };
  for (const source of sources) {
    const declared = [
      ...[...source.text.matchAll(declarations)].map((match) => ({
        name: match[1] ?? "",
        namespace: match[2] ?? "",
        at: match.index + match[0].length,
      })),
      ...[...source.text.matchAll(handedOn)].map((match) => ({
        name: "t",
        namespace: match[1] ?? "",
        at: match.index,
      })),
    ].sort((a, b) => a.at - b.at);
    for (const { name, namespace, at } of declared) {
      const next = declared.find((other) => other.name === name && other.at > at);
      readCalls(source, source.text.slice(at, next?.at), name, namespace, use);
    }
  }
  return use;
}

function readCalls({ path }: Source, text: string, name: string, namespace: string, use: CatalogueUse) {
  const calls = new RegExp(`\\b${name}(?:\\.(?:rich|markup|raw|has))?\\(\\s*("[\\w.]+"(?=\\s*[,)]))?`, "g");
  for (const [, literal] of text.matchAll(calls)) {
    if (literal) use.keys.push({ key: [namespace, literal.slice(1, -1)].filter(Boolean).join("."), path });
    else use.dynamicNamespaces.add(namespace);
  }
}

const raised = /\b(?:invalid|forbidden|conflict|tooLarge|unavailable|AppError)\(([^;]*?)\);/gs;
const missing = /\bnotFound\(\s*"[^"]*",\s*"([\w.]+)"/g;

/** The keys by which the server names its sentences. */
export function findErrorKeys(sources: Source[]) {
  return sources.flatMap(({ path, text }) => [
    ...[...text.matchAll(raised)].flatMap(([, options = ""]) =>
      [...options.matchAll(/\bkey:\s*"([\w.]+)"/g)].map(([, key = ""]) => ({ key, path })),
    ),
    ...[...text.matchAll(missing)].map(([, key = ""]) => ({ key, path })),
  ]);
}
