import type { z } from "zod";
import type { ApiKeyCtx, ApiKeyScope } from "../../context";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One path of the API. `input` is flat: fields named in the path come from there, the others from the query of GET and
 * DELETE and from the JSON body of the rest. What is not in `input` is refused, what is not in `output` stays inside.
 */
export type Route = {
  method: Method;
  /** Below `/api/v1`; a field in braces stands for one segment. */
  path: `/${string}`;
  scope: ApiKeyScope;
  /** The name of this call in the document, and in the programs that are generated from it. */
  name: string;
  summary: string;
  input: z.ZodObject;
  output: z.ZodObject;
  handle: (ctx: ApiKeyCtx, input: unknown) => Promise<unknown>;
};

type TypedRoute<Input extends z.ZodObject, Output extends z.ZodObject> = Omit<
  Route,
  "input" | "output" | "handle"
> & {
  input: Input;
  output: Output;
  handle: (ctx: ApiKeyCtx, input: z.output<Input>) => Promise<z.input<Output>>;
};

/** A row of the table; the door has parsed the input by the schema that types it here. */
export const defineRoute = <Input extends z.ZodObject, Output extends z.ZodObject>({
  handle,
  ...route
}: TypedRoute<Input, Output>): Route => ({
  ...route,
  handle: (ctx, input) => handle(ctx, input as z.output<Input>),
});

export const hasBody = ({ method }: Pick<Route, "method">) => method !== "GET" && method !== "DELETE";

export const namesInPath = ({ path }: Pick<Route, "path">) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
