import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startPostgres } from "@/server/run/embedded-postgres";
import { throwAwayFolder } from "@/server/run/throw-away-folder";
import { migrate } from "./migrate";

const unsafe = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" };

/** A Postgres for this run alone. What it holds may be lost at any time, so it never waits for the disk. */
export default async function setUp(project: TestProject) {
  const folder = throwAwayFolder("rooms");
  const server = await startPostgres({ dataDir: folder.path, settings: unsafe });
  const tearDown = async () => {
    await server.stop();
    folder.remove();
  };

  try {
    const templateUrl = new URL(server.url);
    templateUrl.pathname = "/guichet_template";
    const owner = postgres(server.url, { max: 1, onnotice: () => {} });
    await owner`create database guichet_template`;
    await owner.end();
    await migrate(templateUrl.href);
    project.provide("databaseTemplateUrl", templateUrl.href);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
