import { type ParseResult, parseSync } from "libpg-query";

export type Finding = { statement: string; why: string };

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const tableOf = (node: Node) => String((node.relation as Node | undefined)?.relname);

/** A person looked at it and says on the line why nobody will wait: `-- lock: at most a hundred rows`. */
const allowed = /^\s*-- lock: .{10,}$/m;

const constraintKinds: Record<string, string> = {
  CONSTR_FOREIGN:
    "a foreign key reads every row while both tables are locked: add it `not valid`, validate it later",
  CONSTR_CHECK: "a check reads every row while the table is locked: add it `not valid`, validate it later",
  CONSTR_UNIQUE:
    "a unique constraint builds its index while nobody can write: make the index first, then `using index`",
  CONSTR_PRIMARY:
    "a primary key builds its index while nobody can write: make the index first, then `using index`",
  CONSTR_EXCLUSION: "an exclusion builds its index while nobody can write",
};

/** These run once at the statement's start, so that Postgres need not write every row. */
const steadyFunctions = ["now", "current_timestamp", "transaction_timestamp"];

function aboutNewColumn({ constraints = [] }: { constraints?: { Constraint: Node }[] }): string | undefined {
  const kinds = constraints.map(({ Constraint }) => Constraint);
  const of = (kind: string) => kinds.find((constraint) => constraint.contype === kind);
  const standard = of("CONSTR_DEFAULT")?.raw_expr;
  if (of("CONSTR_NOTNULL") && !standard)
    return "a column that must not be null and has no default fails on rows that exist";
  if (of("CONSTR_GENERATED") || of("CONSTR_IDENTITY")) return "a generated column writes every row";
  const call = isNode(standard)
    ? (standard.FuncCall as { funcname: { String: { sval: string } }[] } | undefined)
    : undefined;
  const name = call?.funcname.at(-1)?.String.sval;
  if (name && !steadyFunctions.includes(name)) return `a default of ${name}() writes every row`;
  return of("CONSTR_UNIQUE") || of("CONSTR_PRIMARY")
    ? "a unique column builds its index while nobody can write"
    : undefined;
}

function aboutChange({ subtype, def }: Node): string | undefined {
  switch (subtype) {
    case "AT_AddColumn":
      return aboutNewColumn((def as { ColumnDef: object }).ColumnDef);
    case "AT_AlterColumnType":
      return "another type may write every row, and the processes that run now expect the old one";
    case "AT_SetNotNull":
      return "`set not null` reads every row while the table is locked: add a check `not valid`, validate it, then set it";
    case "AT_DropColumn":
      return "the processes that run now still ask for this column: stop using it in one release, drop it in the next";
    case "AT_AddConstraint": {
      const { contype, skip_validation, indexname } = (def as { Constraint: Node }).Constraint;
      return skip_validation || indexname ? undefined : constraintKinds[String(contype)];
    }
    case "AT_SetLogged":
    case "AT_SetUnLogged":
    case "AT_SetTableSpace":
      return "this writes the whole table while it is locked";
    default:
      return undefined;
  }
}

const wholeTables: Record<string, string> = {
  UpdateStmt: "an update of a whole table holds its rows until the last one: let a job do it in portions",
  DeleteStmt: "a delete over a whole table holds its rows until the last one: let a job do it in portions",
  TruncateStmt: "`truncate` locks the table against everybody",
  LockStmt: "`lock table` says it itself",
  ClusterStmt: "`cluster` writes the whole table while it is locked",
  VacuumStmt: "`vacuum full` writes the whole table while it is locked",
  DoStmt: "what a `do` block locks cannot be read here",
};

function aboutStatement(kind: string, node: Node, created: Set<string>): string | undefined {
  switch (kind) {
    case "IndexStmt":
      if (created.has(tableOf(node)) || node.concurrent) return undefined;
      return "an index is built while nobody can write: make it in concurrently.sql first";
    case "AlterTableStmt":
      if (created.has(tableOf(node))) return undefined;
      return (node.cmds as { AlterTableCmd: Node }[])
        .map((cmd) => aboutChange(cmd.AlterTableCmd))
        .find(Boolean);
    case "RenameStmt":
      return "the processes that run now know it by its old name";
    case "DropStmt":
      if (!["OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_TYPE"].includes(String(node.removeType))) return undefined;
      return "the processes that run now still use it: stop using it in one release, drop it in the next";
    default:
      return created.has(tableOf(node)) ? undefined : wholeTables[kind];
  }
}

/** What in a migration would make people wait, or break the processes that still run the release before it. */
export function findLocks(migration: string): Finding[] {
  const created = new Set<string>();
  return migration.split("--> statement-breakpoint").flatMap((statement) => {
    const { stmts = [] } = parseSync(statement) as ParseResult;
    const findings = stmts.flatMap(({ stmt }) => {
      const [kind, node] = Object.entries(stmt as unknown as Record<string, Node>)[0] ?? ["", {}];
      if (kind === "CreateStmt") created.add(tableOf(node));
      const why = aboutStatement(kind, node, created);
      return why ? [{ statement: statement.trim(), why }] : [];
    });
    return allowed.test(statement) ? [] : findings;
  });
}
