import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { settings } from "../env";
import { metrics } from "../metrics";
import { root } from "./program";

const read = (path: string) => readFileSync(join(root, path), "utf8");

test("every panel of the dashboard asks for metrics that exist", async () => {
  const { panels }: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
    read("server/run/grafana-dashboard.json"),
  );
  const known = new Set(metrics.registry.getMetricsAsArray().map(({ name }) => name));
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(guichet|process|nodejs)_\w+/g) ?? []),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !known.has(name.replace(/_bucket$/, "")))).toEqual([]);
  const ours = [...known].filter((name) => name.startsWith("guichet_") && name !== "guichet_database_up");
  const shown = asked.map((name) => name.replace(/_bucket$/, ""));
  expect(ours.filter((name) => !shown.includes(name))).toEqual([]);
});

test("the composition runs web, worker and database, and migrates before them", () => {
  const service = z.looseObject({
    command: z.string().optional(),
    depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
    environment: z.record(z.string(), z.string()).optional(),
    ports: z.array(z.string()).optional(),
    healthcheck: z.unknown().optional(),
  });
  const file = parse(read("compose.yaml"), { merge: true });
  const { services } = z.object({ services: z.record(z.string(), service) }).parse(file);
  expect(Object.keys(services).sort()).toEqual(["migrate", "postgres", "web", "worker"]);
  for (const name of ["web", "worker"]) {
    expect(services[name]?.depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
    expect(Object.keys(services[name]?.environment ?? {}).filter((key) => !(key in settings.shape))).toEqual(
      [],
    );
  }
  expect(services.migrate?.depends_on?.postgres?.condition).toBe("service_healthy");
  expect(services.postgres?.ports, "nobody outside reaches the database").toBeUndefined();
});

test("the image runs as an ordinary user and has a command that is there", () => {
  const lines = read("Dockerfile").split("\n");
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  expect(last).toContain("USER node");
  expect(last.join("\n")).toContain("HEALTHCHECK");
  const files = last.flatMap((line) => line.match(/server\/run\/[\w.]+/g) ?? []);
  expect(files).toHaveLength(2);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const given =
    lines.flatMap((line) => (line.startsWith("ENV NODE_ENV") ? line.match(/[A-Z_]+(?==)/g) : [])) ?? [];
  expect(given.filter((name) => !(String(name) in settings.shape))).toEqual([]);
});

describe("the pages for people lead nowhere that is not there", () => {
  const pages = [
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "server/operating.md",
    "server/connect-a-real-number.md",
  ];
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
  test.each(pages)("%s", (page) => {
    const text = read(page);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => join(dirname(page), to!));
    expect(links.filter((to) => !existsSync(join(root, to)))).toEqual([]);
    const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const named = [...text.matchAll(/`((?:GUICHET|META|SANDBOX|DATABASE)_[A-Z_]+)`/g)].map(
      ([, name]) => name!,
    );
    expect(named.filter((name) => !(name in settings.shape))).toEqual([]);
  });
});
