import { namesInPath, type Route } from "./route";

export type Match = { route: Route; inPath: Record<string, string> };

/** What is at a path, by method; nothing when no route has it. */
export function routesAt(routes: Route[], path: string): Map<string, Match> {
  const segments = path.split("/").map(decode);
  return new Map(
    routes
      .filter((route) => fits(route.path.split("/"), segments))
      .map((route) => [route.method, { route, inPath: valuesOf(route, segments) }]),
  );
}

const isField = (segment: string) => segment.startsWith("{");

const fits = (template: string[], segments: (string | undefined)[]) =>
  template.length === segments.length &&
  template.every((part, index) => (isField(part) ? Boolean(segments[index]) : part === segments[index]));

function valuesOf(route: Route, segments: (string | undefined)[]): Record<string, string> {
  const values = segments.filter((_, index) => isField(route.path.split("/")[index] ?? ""));
  return Object.fromEntries(namesInPath(route).map((name, index) => [name, values[index] ?? ""]));
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
